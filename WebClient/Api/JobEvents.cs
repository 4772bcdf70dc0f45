using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Live;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Tokens;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Api;

/// <summary>One job for a script: its present state at once, then each change, for as long as the token counts.</summary>
internal sealed class JobEvents(Watches watches, JobViews views, IGrainFactory grains, IOptions<JsonOptions> json, TimeProvider time)
{
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(JobKey key, BearerToken token, [EnumeratorCancellation] CancellationToken ct)
    {
        using var subscription = await watches.SubscribeAsync(key.User, ct);
        var ends = time.GetUtcNow() + Beat.Longest;
        var sent = "";
        while (time.GetUtcNow() < ends)
        {
            var (known, view) = await TryLookAsync(key, token, ct);
            if (known && view is null)
            {
                yield break;
            }

            var text = view is null ? sent : JsonSerializer.Serialize(ApiJob.Of(view.Job, view.IsClosed, isWhole: true), json.Value.SerializerOptions);
            yield return text == sent ? Beat.Now : new(sent = text, "job") { EventId = view!.Job.Version.ToString(CultureInfo.InvariantCulture) };
            await AwaitChangeAsync(subscription.Changes, key.Id, known ? Beat.Period : Beat.WhileAway, ct);
        }
    }

    private async Task AwaitChangeAsync(Changes changes, JobId job, TimeSpan patience, CancellationToken ct)
    {
        IReadOnlySet<JobId> changed;
        do
        {
            changed = await changes.NextAsync(patience, time, ct);
        }
        while (changed.Count > 0 && !changed.Contains(job));
    }

    /// <summary>Nothing, and known to be so, when the job is gone or the token does not count any more.</summary>
    private async Task<(bool Known, JobView? View)> TryLookAsync(JobKey key, BearerToken token, CancellationToken ct)
    {
        try
        {
            return await grains.Tokens(key.User).CountsAsync(token.Hash, ct) ? (true, await views.ViewAsync(key, ct)) : (true, null);
        }
        catch (Exception fault) when (Faults.IsClusterAway(fault))
        {
            // The stream stays open until silos are back.
            return (false, null);
        }
    }
}
