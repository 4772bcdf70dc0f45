using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Site;

namespace GasOrleans.WebClient.Live;

/// <summary>Which rows a page of the list shows, and which of them have to be looked up.</summary>
internal sealed class ShownRows(JobViews views, UserId user, JobQuery query)
{
    /// <summary>More changes than this at once are looked up as a page.</summary>
    private const int Many = 25;

    private readonly HashSet<JobId> changed = [];
    private readonly List<JobSnapshot> fresh = [];
    private JobPage? known;
    private JobPage? whole;

    public void Changed(IReadOnlySet<JobId> jobs) => changed.UnionWith(jobs);

    /// <summary>Looks up what is not known any more; <see langword="false"/> when no silo answers, and then it is tried again.</summary>
    public async Task<bool> TryRefreshAsync(CancellationToken ct)
    {
        try
        {
            if (known is null || await IsAnotherPageAsync(known, ct))
            {
                whole = known = await views.PageAsync(user, query, ct);
                fresh.Clear();
            }

            changed.Clear();
            return true;
        }
        catch (Exception fault) when (Faults.IsClusterAway(fault))
        {
            known = null;
            return false;
        }
    }

    public JobPage? TakeAll() => Interlocked.Exchange(ref whole, null);

    public JobSnapshot[] TakeRows()
    {
        var taken = fresh.ToArray();
        fresh.Clear();
        return taken;
    }

    /// <summary>Whether the changed jobs change which rows there are; those that only look different now are kept as fresh.</summary>
    private async Task<bool> IsAnotherPageAsync(JobPage page, CancellationToken ct)
    {
        var rows = page.Jobs.Select(job => job.Key.Id).ToHashSet();
        var concerned = changed.Where(id => rows.Contains(id) || Belongs(page, id)).ToList();
        if (concerned.Count > Many)
        {
            return true;
        }

        foreach (var id in concerned)
        {
            var job = await views.JobAsync(new(user, id), ct);
            var isWanted = job is not null && query.Wants(job);
            if (isWanted != rows.Contains(id))
            {
                return true;
            }

            fresh.AddRange(isWanted ? [job!] : []);
        }

        return false;
    }

    /// <summary>Whether a job's place, were it wanted, is on this page: by its id, which is the order.</summary>
    private bool Belongs(JobPage page, JobId id)
        => (query.After is not { } after || Follows(id, after)) && (page.Next is not { } end || !Follows(id, end));

    private bool Follows(JobId one, JobId other)
        => string.CompareOrdinal($"{one}", $"{other}") is var order && (query.OldestFirst ? order > 0 : order < 0);
}
