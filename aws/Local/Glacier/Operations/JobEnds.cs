using System.Text.Json;
using GasOrleans.Aws.Local.Cold;
using GasOrleans.Aws.Local.Glacier.Store;

namespace GasOrleans.Aws.Local.Glacier.Operations;

/// <summary>Ends jobs when their time has come, sends their notices and forgets them later.</summary>
internal sealed class JobEnds(VaultStore store, ColdControl cold, Notices notices, TimeProvider clock)
{
    /// <summary>Ends the jobs that are due, or all; what is written first is told after, at least once.</summary>
    public void End(bool all)
    {
        var now = clock.GetUtcNow();
        foreach (var (vault, job) in Jobs().Where(one => one.Job.CompletedAt is null && (all || one.Job.EndsAt <= now)))
        {
            var gone = job.ArchiveId is { } archive && vault.FindArchive(archive) is null;
            var ended = job with { CompletedAt = now, Succeeded = !job.Fails && !gone, Inventory = job.ArchiveId is null ? JobBody.Inventory(vault, now) : null };
            vault.Put(ended with { OwesNotice = job.Topic is not null && !cold.LosesNotice() });
        }
    }

    /// <summary>Forgets the jobs whose output is kept no longer, or all that have ended.</summary>
    public void Expire(bool all)
    {
        var kept = TimeSpan.FromSeconds(cold.Settings.OutputSeconds);
        foreach (var (vault, job) in Jobs().Where(one => one.Job.CompletedAt is { } end && (all || end + kept <= clock.GetUtcNow())))
        {
            vault.Forget(job);
        }
    }

    public async Task TickAsync(CancellationToken cancellationToken)
    {
        End(all: false);
        Expire(all: false);
        foreach (var (vault, job) in Jobs().Where(one => one.Job.OwesNotice))
        {
            if (await notices.TrySendAsync(job.Topic!, JsonSerializer.Serialize(JobBody.Of(vault, job)), cancellationToken))
            {
                vault.Put(job with { OwesNotice = false });
            }
        }
    }

    private List<(Vault Vault, StoredJob Job)> Jobs() => [.. store.All.SelectMany(vault => vault.Jobs().Select(job => (vault, job)))];
}
