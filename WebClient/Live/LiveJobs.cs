using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using GasOrleans.Users;
using GasOrleans.WebClient.Jobs;
using Microsoft.AspNetCore.Components.Web;

namespace GasOrleans.WebClient.Live;

/// <summary>A page of the list: all its rows at once, then each row that changes; all rows again when jobs come or go.</summary>
internal sealed class LiveJobs(Watches watches, JobViews views, IServiceScopeFactory scopes, ILoggerFactory log, TimeProvider time)
{
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(UserId user, ListAddress address, [EnumeratorCancellation] CancellationToken ct)
    {
        using var subscription = await watches.SubscribeAsync(user, ct);
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, log);
        var ends = time.GetUtcNow() + Beat.Longest;
        var shown = new ShownRows(views, user, address.Query);
        while (time.GetUtcNow() < ends)
        {
            var known = await shown.TryRefreshAsync(ct);
            if (shown.TakeAll() is { } page)
            {
                yield return new(await renderer.HtmlAsync<JobRows>(nameof(JobRows.Listing), new JobListing(page, address)), "rows");
            }

            foreach (var job in shown.TakeRows())
            {
                yield return new(await renderer.HtmlAsync<JobRow>(nameof(JobRow.Job), job), "row") { EventId = $"{job.Key.Id}-{job.Version}" };
            }

            yield return Beat.Now;
            shown.Changed(await subscription.Changes.NextAsync(known ? Beat.Period : Beat.WhileAway, time, ct));
        }
    }
}
