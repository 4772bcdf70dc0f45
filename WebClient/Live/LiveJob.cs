using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Components.Web;

namespace GasOrleans.WebClient.Live;

/// <summary>One job's page: its present state at once, then each change. Whatever is sent was looked up anew, so that it cannot be stale.</summary>
internal sealed class LiveJob(Watches watches, JobViews views, IServiceScopeFactory scopes, ILoggerFactory log, TimeProvider time)
{
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(JobKey key, [EnumeratorCancellation] CancellationToken ct)
    {
        using var subscription = await watches.SubscribeAsync(key.User, ct);
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, log);
        var ends = time.GetUtcNow() + Beat.Longest;
        var sent = "";
        while (time.GetUtcNow() < ends)
        {
            var (known, view) = await TryLookAsync(key, ct);
            if (known && view is null)
            {
                yield break;
            }

            var html = view is null ? sent : await renderer.HtmlAsync<JobBody>(nameof(JobBody.View), view);
            yield return html == sent ? Beat.Now : new(sent = html, "job") { EventId = view!.Job.Version.ToString(CultureInfo.InvariantCulture) };
            await AwaitChangeAsync(subscription.Changes, key.Id, Patience(known, view?.Job.Status), ct);
        }
    }

    /// <summary>A job that waits in line is not told that the line moves.</summary>
    private static TimeSpan Patience(bool known, JobStatus? status) => !known ? Beat.WhileAway : status == JobStatus.Pending ? Beat.InLine : Beat.Period;

    private async Task AwaitChangeAsync(Changes changes, JobId job, TimeSpan patience, CancellationToken ct)
    {
        IReadOnlySet<JobId> changed;
        do
        {
            changed = await changes.NextAsync(patience, time, ct);
        }
        while (changed.Count > 0 && !changed.Contains(job));
    }

    private async Task<(bool Known, JobView? View)> TryLookAsync(JobKey key, CancellationToken ct)
    {
        try
        {
            return (true, await views.ViewAsync(key, ct));
        }
        catch (Exception fault) when (Faults.IsClusterAway(fault))
        {
            // The page stays as it is, and the stream open, until silos are back.
            return (false, null);
        }
    }
}
