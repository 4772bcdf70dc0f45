using GasOrleans.Archive;
using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>Queues repeat, reorder and are late: nothing of it changes where a job ends.</summary>
[Collection(Cluster.OneAtATime)]
public class ColdRepeatTests(Cluster cluster)
{
    private readonly List<JobNews> heard = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    private IArchive Archive => cluster.Service<IArchive>();

    [Theory]
    [InlineData(1, "StorageClass")]
    [InlineData(2, "StorageClass")]
    [InlineData(3, "StorageClass")]
    [InlineData(4, "StorageClass")]
    [InlineData(5, "StorageClass")]
    [InlineData(1, "Vault")]
    [InlineData(2, "Vault")]
    [InlineData(3, "Vault")]
    public async Task All_that_was_ever_said_comes_again_twice_in_any_order_an_hour_late_after_each_step(int seed, string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var random = new Random(seed);
        var job = await Given.AJobThatIsCompleted();
        cluster.Clock.Advance(Cluster.Window);
        await HearAllAsync(job, random, new JobNews.WindowOver());
        var (copy, archived) = await ArchiveAsync(job);
        await HearAllAsync(job, random, new JobNews.HotCopyGone(archived));
        Assert.Equal(JobStatus.Archived, await job.StatusAsync());
        await HasNoWorkAsync(job);

        await job.UpgradeAsync();
        await HearAllAsync(job, random, new JobNews.PlanChanged());
        await Eventually.HoldsAsync(async () =>
        {
            await job.HearAsync(new JobNews.RetrievalEnded()); // the first notice may have come to an activation that has ended
            return (await job.LookAsync())!.Retrieval is { IsReady: true };
        });
        await HearAllAsync(job, random, new JobNews.RetrievalEnded());
        var (back, token) = await job.ClaimTransferAsync();
        var target = ((TransferWork.BringBack)back).Target;
        await Archive.CopyBackAsync(copy, ((TransferWork.BringBack)back).Retrieval, target, Ct);
        await job.HearAsync(new JobNews.BroughtBack(token, target));
        await HearAllAsync(job, random, new JobNews.BroughtBack(token, target), new JobNews.BringingBackFailed(token, "too late"));

        Assert.Equal(JobStatus.Thawed, await job.StatusAsync());
        await HasNoWorkAsync(job);
        Assert.Equal([target.Key], await job.HotResultsAsync());
        Assert.Empty(await job.ArchivesAsync());
        Assert.Single((await job.StoredAsync()).Timeline, entry => entry.What.StartsWith("retrieval asked for", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_result_that_is_back_goes_and_comes_again_as_often_as_the_plan_changes()
    {
        var job = await Given.AJobThatIsThawed();
        for (var round = 0; round < 2; round++)
        {
            await job.DowngradeAsync();
            await Eventually.HoldsAsync(async () => (await job.StoredAsync()).WindowEndsAt is not null);
            await job.ForgetAsync();
            cluster.Clock.Advance(Cluster.Window);
            await job.HearAsync(new JobNews.WindowOver());
            await job.TransferAsync();
            await job.WhenAsync(JobStatus.Archived);
            Assert.Equal((await job.StoredAsync()).Archive!.Id, Assert.Single(await job.ArchivesAsync()).Id);
            await job.UpgradeAsync();
            await job.WhenRetrievedAsync();
            await job.TransferAsync();
            await job.WhenAsync(JobStatus.Thawed);
            await Eventually.HoldsAsync(async () => (await job.ArchivesAsync()).Count == 0);
            Assert.Single(await job.HotResultsAsync());
        }
    }

    /// <summary>A transfers message that comes again finds nothing to do, and another worker's claim is refused.</summary>
    private static async Task HasNoWorkAsync(GivenJob job)
    {
        var before = await job.StoredAsync();
        Assert.Null((await job.Transfers.ClaimTransferAsync("another", Ct)).Work);
        Assert.False(await job.Grain.RenewAsync(before.Token, Ct));
        Assert.Equal(before.Version, (await job.StoredAsync()).Version);
    }

    private async Task<(ColdCopy Copy, long Token)> ArchiveAsync(GivenJob job)
    {
        var (work, token) = await job.ClaimTransferAsync();
        var put = (TransferWork.Archive)work;
        var copy = await Archive.PutAsync(put.Hot, put.Description, Ct);
        Assert.True(await job.Transfers.KeepCopyAsync(token, copy, Ct));
        await cluster.S3.DeleteObjectAsync(put.Hot.Bucket, put.Hot.Key, Ct);
        return (copy, token);
    }

    private async Task HearAllAsync(GivenJob job, Random random, params JobNews[] news)
    {
        heard.AddRange(news);
        JobNews[] twice = [.. heard, .. heard];
        random.Shuffle(twice);
        foreach (var one in twice)
        {
            await job.HearAsync(one);
        }

        cluster.Clock.Advance(TimeSpan.FromHours(1));
        await (random.Next(2) == 0 ? job.ForgetAsync() : Task.CompletedTask);
        random.Shuffle(twice);
        foreach (var one in twice)
        {
            await job.HearAsync(one);
        }
    }
}
