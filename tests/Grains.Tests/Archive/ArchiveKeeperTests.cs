using GasOrleans.Archive;
using GasOrleans.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GasOrleans.Grains.Tests.Archive;

/// <summary>What nobody refers to is deleted, and nothing else.</summary>
[Collection(Cluster.OneAtATime)]
public class ArchiveKeeperTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Fact]
    public async Task Only_what_no_job_refers_to_is_deleted()
    {
        var job = await Given.AJobThatIsArchived();
        await PutAsync($"{job.Key}/999");
        var foreign = await PutAsync("somebody-elses");
        await Keeper(TimeSpan.Zero).SweepAsync(Ct);
        Assert.Equal((await job.StoredAsync()).Archive!.Id, Assert.Single(await job.ArchivesAsync()).Id);
        await cluster.S3.GetObjectMetadataAsync("gas-results", foreign, Ct);
    }

    [Fact]
    public async Task A_young_one_may_be_about_to_be_written_down_and_stays()
    {
        var job = await Given.AJobThatIsArchived();
        await PutAsync($"{job.Key}/999");
        await Keeper(TimeSpan.FromDays(3650)).SweepAsync(Ct);
        Assert.Equal(2, (await job.ArchivesAsync()).Count);
    }

    private async Task<string> PutAsync(string description)
    {
        await cluster.S3.PutObjectAsync(new() { BucketName = "gas-results", Key = $"archive/{description}", ContentBody = "result" }, Ct);
        return $"archive/{description}";
    }

    private ArchiveKeeperGrain Keeper(TimeSpan orphanAge) => new(
        cluster.Service<IArchive>(), cluster.Table, Options.Create(new ArchiveOptions { OrphanAge = orphanAge }), cluster.Clock, NullLogger<ArchiveKeeperGrain>.Instance);
}
