using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Components.Web;

namespace GasOrleans.WebClient.Live;

/// <summary>One job's page: its present state at once, then each change. Whatever is sent was looked up anew, so that it cannot be stale.</summary>
internal sealed class LiveJob
{
    private readonly SharedLooks<JobKey, Seen> looks;
    private readonly Watches watches;
    private readonly JobViews views;
    private readonly IServiceScopeFactory scopes;
    private readonly ILoggerFactory log;
    private readonly TimeProvider time;

    public LiveJob(Watches watches, JobViews views, IServiceScopeFactory scopes, ILoggerFactory log, TimeProvider time)
    {
        (this.watches, this.views, this.scopes, this.log, this.time) = (watches, views, scopes, log, time);
        looks = new(LookAsync);
    }

    public async IAsyncEnumerable<SseItem<string>> FollowAsync(JobKey key, [EnumeratorCancellation] CancellationToken ct)
    {
        using var subscription = await watches.SubscribeAsync(key.User, ct);
        var ends = time.GetUtcNow() + Beat.Longest;
        var sent = "";
        long? changedAt = null;
        while (time.GetUtcNow() < ends)
        {
            var seen = await looks.AskAsync(key, changedAt).WaitAsync(ct);
            if (seen is { IsKnown: true, Job: null })
            {
                yield break;
            }

            var html = seen.Html ?? sent;
            yield return html == sent ? Beat.Now : new(sent = html, "job") { EventId = seen.Job!.Version.ToString(CultureInfo.InvariantCulture) };
            changedAt = await NextChangeAsync(subscription.Changes, key.Id, Patience(seen), ct);
        }
    }

    /// <summary>A job that waits in line is not told that the line moves.</summary>
    private static TimeSpan Patience(Seen seen) => !seen.IsKnown ? Beat.WhileAway : seen.Job?.Status == JobStatus.Pending ? Beat.InLine : Beat.Period;

    /// <summary>When the job changed; <see langword="null"/> when nothing is known of a change.</summary>
    private async Task<long?> NextChangeAsync(Changes changes, JobId job, TimeSpan patience, CancellationToken ct)
    {
        IReadOnlySet<JobId> changed;
        do
        {
            changed = await changes.NextAsync(patience, time, ct);
        }
        while (changed.Count > 0 && !changed.Contains(job));
        return changed.Count > 0 ? changes.Last : null;
    }

    private async Task<Seen> LookAsync(JobKey key)
    {
        try
        {
            if (await views.ViewAsync(key, CancellationToken.None) is not { } view)
            {
                return new(true, null, null);
            }

            await using var scope = scopes.CreateAsyncScope();
            await using var renderer = new HtmlRenderer(scope.ServiceProvider, log);
            return new(true, view.Job, await renderer.HtmlAsync<JobBody>(nameof(JobBody.View), view));
        }
        catch (Exception fault) when (Faults.IsClusterAway(fault))
        {
            // The page stays as it is, and the stream open, until silos are back.
            return new(false, null, null);
        }
    }

    /// <summary>What a look found: nothing known while no silo answers, no job when there is none.</summary>
    private sealed record Seen(bool IsKnown, JobSnapshot? Job, string? Html);
}
