using GasOrleans.Archive;
using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>
/// Archive, restore and thaw, cut once at every request to AWS, streams included, before it arrives and after; then what comes
/// anyway heals it, and what is left outside is counted there.
/// </summary>
[Collection(Cluster.OneAtATime)]
public class ColdCutTests(Cluster cluster)
{
    private const string Archived = "In cold storage";
    private const string Restored = "Your results are back";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Theory, CombinatorialCuts]
    public async Task An_archive_cut_anywhere_ends_with_one_archive_the_right_one(string provider, int request, bool arrives)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var (job, cuts) = await WithAnAddressAsync(await Given.AJobThatIsArchiving());
        await cuts.CutAsync(request, arrives, job.TransferAsync, async () => (await cuts.MailsAsync(Archived)).Count > 0);
        await cuts.HealAsync(JobStatus.Archived);
        await HasOneMailAsync(job, cuts, Archived);
        await job.ArchivesAsync(); // of a vault, that takes the inventory which the sweep reads
        await cluster.Grains.GetGrain<IArchiveKeeperGrain>(0).SweepAsync(Ct);
        Assert.Equal((await job.StoredAsync()).Archive!.Id, Assert.Single(await job.ArchivesAsync()).Id);
        Assert.Empty(await job.HotResultsAsync());
    }

    [Theory, CombinatorialCuts]
    public async Task A_restore_cut_anywhere_asks_for_one_retrieval(string provider, int request, bool arrives)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var (job, cuts) = await WithAnAddressAsync(await Given.AJobThatIsArchived());
        var archive = (await job.StoredAsync()).Archive!.Id;
        await cuts.CutAsync(request, arrives, job.UpgradeAsync, async () => (await job.LookAsync())!.Retrieval is { IsReady: true });
        await cuts.HealAsync(JobStatus.Thawed);
        Assert.Single((await job.StoredAsync()).Timeline, entry => entry.What.StartsWith("retrieval asked for", StringComparison.Ordinal));
        Assert.InRange(await cluster.Service<VaultInventory>().JobsAsync(Ct).CountAsync(one => one.ArchiveId == archive, Ct), 0, 1); // S3 keeps no list
        await IsBackAsync(job, cuts);
    }

    [Theory, CombinatorialCuts]
    public async Task A_thaw_cut_anywhere_ends_with_the_result_and_without_an_archive(string provider, int request, bool arrives)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var (job, cuts) = await WithAnAddressAsync(await Given.AJobThatIsToBeBroughtBack());
        await cuts.CutAsync(request, arrives, job.TransferAsync, async () => (await cuts.MailsAsync(Restored)).Count > 0);
        await cuts.HealAsync(JobStatus.Thawed);
        await IsBackAsync(job, cuts);
    }

    private async Task<(GivenJob Job, ColdCuts Cuts)> WithAnAddressAsync(GivenJob job)
    {
        var cuts = new ColdCuts(cluster, job);
        await cuts.HasAnAddressAsync();
        return (job, cuts);
    }

    /// <summary>One result, no archive, one mail.</summary>
    private static async Task IsBackAsync(GivenJob job, ColdCuts cuts)
    {
        await Eventually.HoldsAsync(async () =>
        {
            await job.RemindIfWatchedAsync();
            return (await job.ArchivesAsync()).Count == 0;
        });
        await HasOneMailAsync(job, cuts, Restored);
        var result = Assert.Single((await job.LookAsync())!.Files, file => file.Kind == JobFileKind.Result);
        Assert.Equal([result.Key], await job.HotResultsAsync());
    }

    private static async Task HasOneMailAsync(GivenJob job, ColdCuts cuts, string subject)
    {
        await Eventually.HoldsAsync(async () =>
        {
            await job.RemindIfWatchedAsync();
            return (await cuts.MailsAsync(subject)).Count > 0;
        });
        Assert.Single(await cuts.MailsAsync(subject));
    }
}
