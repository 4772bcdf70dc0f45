using Amazon.Glacier;
using Amazon.Glacier.Model;
using GasOrleans.Jobs;
using GasOrleans.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GasOrleans.Archive;

/// <summary>Cold storage in a Glacier vault.</summary>
internal sealed class VaultArchive(
    IAmazonGlacier glacier,
    VaultUpload upload,
    VaultInventory inventory,
    ResultStore store,
    ColdPrices prices,
    IOptions<ArchiveOptions> archive,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock) : IArchive
{
    private readonly ArchiveOptions options = archive.Value;

    public bool AsksOnce => false;

    /// <summary>AWS makes a list about once a day, one that was asked for is kept for about a day, and it takes hours.</summary>
    public TimeSpan ListLag => TimeSpan.FromDays(3);

    public Task<ColdCopy> PutAsync(JobFile hot, string description, CancellationToken ct) => upload.PutAsync(hot, description, ct);

    public async Task<Retrieval> AskAsync(ColdCopy copy, string description, bool mayBeUnderWay, CancellationToken ct)
        => (mayBeUnderWay ? await FindAsync(copy, ct) : null) ?? await AskAsync(copy, description, ct);

    public async Task<RetrievalLook> LookAsync(ColdCopy copy, Retrieval retrieval, CancellationToken ct)
    {
        try
        {
            var job = await glacier.DescribeJobAsync(
                new DescribeJobRequest { AccountId = options.AccountId, VaultName = options.Vault, JobId = retrieval.Id }, ct);
            return job switch
            {
                { Completed: not true } => new RetrievalLook.Waiting(),
                { StatusCode: { } status } when status == StatusCode.Succeeded => new RetrievalLook.Ready(Kept(job.CompletionDate)),
                _ => new RetrievalLook.Failed($"Glacier says {job.StatusCode?.Value}: {job.StatusMessage}"),
            };
        }
        catch (ResourceNotFoundException unknown)
        {
            return new RetrievalLook.Failed($"The retrieval has expired or was never there: {unknown.Message}");
        }
    }

    public async Task CopyBackAsync(ColdCopy copy, Retrieval retrieval, JobFile target, CancellationToken ct)
    {
        await using var hot = store.Write(target.Bucket, target.Key);
        await new VaultDownload(glacier, options, copy, retrieval.Id).CopyToAsync(hot, ct);
        await hot.PublishAsync(ct);
    }

    public Task<bool?> HasAsync(ColdCopy copy, CancellationToken ct) => Task.FromResult<bool?>(null);

    public async Task DeleteAsync(string archiveId, CancellationToken ct)
    {
        try
        {
            await glacier.DeleteArchiveAsync(
                new DeleteArchiveRequest { AccountId = options.AccountId, VaultName = options.Vault, ArchiveId = archiveId }, ct);
        }
        catch (ResourceNotFoundException)
        {
            // It was deleted before: what is wanted is so.
        }
    }

    public IAsyncEnumerable<ColdListing> ListAsync(CancellationToken ct) => inventory.ListAsync(ct);

    private async Task<Retrieval> AskAsync(ColdCopy copy, string description, CancellationToken ct)
    {
        try
        {
            return await InitiateAsync(copy, description, RetrievalTier.Expedited, null, ct);
        }
        catch (InsufficientCapacityException)
        {
            return await InitiateAsync(copy, description, RetrievalTier.Standard, FallbackReasons.NoCapacity, ct);
        }
        catch (PolicyEnforcedException)
        {
            return await InitiateAsync(copy, description, RetrievalTier.Standard, FallbackReasons.Policy, ct);
        }
    }

    private async Task<Retrieval> InitiateAsync(ColdCopy copy, string description, string tier, string? fallback, CancellationToken ct)
    {
        var parameters = new JobParameters
        {
            Type = "archive-retrieval",
            ArchiveId = copy.Id,
            Description = description,
            SNSTopic = options.RetrievalTopic,
            Tier = tier,
        };
        try
        {
            var job = await glacier.InitiateJobAsync(
                new InitiateJobRequest { AccountId = options.AccountId, VaultName = options.Vault, JobParameters = parameters }, ct);
            var now = clock.GetUtcNow();
            return new(job.JobId!, tier, fallback, now, now + prices.Times(tier).Longest, IsReady: false);
        }
        catch (ResourceNotFoundException gone)
        {
            throw new ArchiveGoneException(copy.Id, gone);
        }
    }

    /// <summary>The newest retrieval of this archive that has not failed, whoever asked for it.</summary>
    private async Task<Retrieval?> FindAsync(ColdCopy copy, CancellationToken ct)
    {
        GlacierJobDescription? newest = null;
        await foreach (var job in inventory.JobsAsync(ct))
        {
            var counts = job.ArchiveId == copy.Id && job.StatusCode != StatusCode.Failed;
            newest = counts && !(newest?.CreationDate > job.CreationDate) ? job : newest;
        }

        return newest is null ? null : Of(newest);
    }

    private Retrieval Of(GlacierJobDescription job)
    {
        var (tier, asked) = (job.Tier ?? RetrievalTier.Standard, Utc(job.CreationDate) ?? clock.GetUtcNow());
        return new(job.JobId!, tier, null, asked, asked + prices.Times(tier).Longest, job.Completed == true);
    }

    // The output is kept for at least 24 h: https://docs.aws.amazon.com/amazonglacier/latest/dev/api-job-output-get.html
    private static DateTimeOffset? Kept(DateTime? completed) => Utc(completed)?.AddHours(24);

    private static DateTimeOffset? Utc(DateTime? time) => time is { } given ? new DateTimeOffset(given.ToUniversalTime()) : null;
}
