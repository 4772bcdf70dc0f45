using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Components.Web;

namespace GasOrleans.WebClient.Live;

/// <summary>A page of the list: all its rows at once, then each row that changes; all rows again when jobs come or go.</summary>
internal sealed class LiveJobs(Watches watches, JobViews views, IServiceScopeFactory scopes, ILoggerFactory log, TimeProvider time)
{
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(UserId user, JobId? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        using var subscription = await watches.SubscribeAsync(user, ct);
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, log);
        var ends = time.GetUtcNow() + Beat.Longest;
        var shown = new ShownRows(views, user, cursor);
        while (time.GetUtcNow() < ends)
        {
            var known = await shown.TryRefreshAsync(ct);
            if (shown.TakeAll() is { } page)
            {
                yield return new(await renderer.HtmlAsync<JobRows>(nameof(JobRows.Page), page), "rows");
            }

            foreach (var job in shown.TakeRows())
            {
                yield return new(await renderer.HtmlAsync<JobRow>(nameof(JobRow.Job), job), "row") { EventId = $"{job.Key.Id}-{job.Version}" };
            }

            yield return Beat.Now;
            shown.Changed(await subscription.Changes.NextAsync(known ? Beat.Period : Beat.WhileAway, time, ct));
        }
    }

    /// <summary>Which rows the page shows, and which of them have to be looked up.</summary>
    private sealed class ShownRows(JobViews views, UserId user, JobId? cursor)
    {
        private readonly List<JobSnapshot> fresh = [];
        private HashSet<JobId>? ids;
        private HashSet<JobId> stale = [];
        private JobPage? whole;

        public void Changed(IReadOnlySet<JobId> jobs)
        {
            // A job that is not on the page matters to the newest page only, where it belongs at the top.
            if (ids is null || (cursor is null && !jobs.IsSubsetOf(ids)))
            {
                ids = null;
                return;
            }

            stale.UnionWith(jobs);
            stale.IntersectWith(ids);
        }

        /// <summary>Looks up what is not known any more; <see langword="false"/> when no silo answers, and then it is tried again.</summary>
        public async Task<bool> TryRefreshAsync(CancellationToken ct)
        {
            try
            {
                await (ids is null ? ReadAllAsync(ct) : ReadStaleAsync(ct));
                return true;
            }
            catch (Exception fault) when (Faults.IsClusterAway(fault))
            {
                ids = null;
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

        private async Task ReadAllAsync(CancellationToken ct)
        {
            whole = await views.PageAsync(user, cursor, ct);
            ids = [.. whole.Jobs.Select(j => j.Key.Id)];
            stale = [];
        }

        private async Task ReadStaleAsync(CancellationToken ct)
        {
            foreach (var id in stale)
            {
                if (await views.JobAsync(new(user, id), ct) is { } job)
                {
                    fresh.Add(job);
                }
            }

            stale = [];
        }
    }
}
