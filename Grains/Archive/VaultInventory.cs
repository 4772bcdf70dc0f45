using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.Glacier;
using Amazon.Glacier.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GasOrleans.Archive;

/// <summary>The lists of a vault: of jobs at once, of archives by an inventory that takes hours.</summary>
internal sealed class VaultInventory(IAmazonGlacier glacier, ColdPrices prices, IOptions<ArchiveOptions> archive, [FromKeyedServices(Clock.Domain)] TimeProvider clock)
{
    private readonly ArchiveOptions options = archive.Value;

    public async IAsyncEnumerable<ColdListing> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var job = await FindAsync(ct) ?? throw await AskAsync(ct);
        if (job.Completed != true)
        {
            throw NotReady(Utc(job.CreationDate));
        }

        var output = await glacier.GetJobOutputAsync(new GetJobOutputRequest { AccountId = options.AccountId, VaultName = options.Vault, JobId = job.JobId }, ct);
        await using var body = output.Body!;
        var list = await JsonSerializer.DeserializeAsync<Inventory>(body, cancellationToken: ct);
        foreach (var one in list!.ArchiveList)
        {
            yield return new(one.ArchiveId, one.ArchiveDescription ?? "", one.Size, one.CreationDate);
        }
    }

    /// <summary>The vault's jobs, page by page; those that ended stay listed for about a day.</summary>
    public async IAsyncEnumerable<GlacierJobDescription> JobsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        string? marker = null;
        do
        {
            var page = await glacier.ListJobsAsync(new ListJobsRequest { AccountId = options.AccountId, VaultName = options.Vault, Marker = marker }, ct);
            foreach (var job in page.JobList ?? [])
            {
                yield return job;
            }

            marker = page.Marker;
        }
        while (marker is not null);
    }

    /// <summary>The newest inventory that is ready, else one that is being made.</summary>
    private async Task<GlacierJobDescription?> FindAsync(CancellationToken ct)
    {
        GlacierJobDescription? found = null;
        await foreach (var job in JobsAsync(ct))
        {
            if (job.Action == ActionCode.InventoryRetrieval && job.StatusCode != StatusCode.Failed && Rank(job).CompareTo(Rank(found)) > 0)
            {
                found = job;
            }
        }

        return found;
    }

    private static (bool Ready, DateTime Made) Rank(GlacierJobDescription? job) => (job?.Completed == true, job?.CreationDate ?? DateTime.MinValue);

    private async Task<InventoryNotReadyException> AskAsync(CancellationToken ct)
    {
        var parameters = new JobParameters { Type = "inventory-retrieval", Format = "JSON", Description = "orphans" };
        await glacier.InitiateJobAsync(new InitiateJobRequest { AccountId = options.AccountId, VaultName = options.Vault, JobParameters = parameters }, ct);
        return NotReady(clock.GetUtcNow());
    }

    private InventoryNotReadyException NotReady(DateTimeOffset asked) => new(asked + prices.Times(RetrievalTier.Standard).Longest);

    private DateTimeOffset Utc(DateTime? time) => time is { } given ? new DateTimeOffset(given.ToUniversalTime()) : clock.GetUtcNow();

    private sealed record Inventory(IReadOnlyList<Listed> ArchiveList);

    private sealed record Listed(string ArchiveId, string? ArchiveDescription, DateTimeOffset CreationDate, long Size);
}
