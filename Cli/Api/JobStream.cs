using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GasOrleans.Cli.Api;

/// <summary>An annotation as it changes: by the service's events, and where these are cut, by asking.</summary>
internal static class JobStream
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // A restart of the service, or of the network here, is not the end of a wait that has begun.
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(10);

    // The service sends a sign of life each quarter of a minute.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(50);

    public static async IAsyncEnumerable<Job> FollowAsync(this GasClient client, string id, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var outage = TimeSpan.Zero; ; outage = Outage)
        {
            // First by asking: a problem is told, and what is settled already needs no stream.
            yield return await AskAsync(client, id, outage, ct);
            await foreach (var job in StreamAsync(client, id, ct))
            {
                yield return job;
            }

            await Task.Delay(Pause, client.Time, ct);
        }
    }

    private static async Task<Job> AskAsync(GasClient client, string id, TimeSpan outage, CancellationToken ct)
    {
        var since = client.Time.GetTimestamp();
        while (true)
        {
            try
            {
                return await client.JobAsync(id, ct);
            }
            catch (Exception away) when (away is HttpRequestException or Failure { Exit: Exit.Unavailable } && client.Time.GetElapsedTime(since) < outage)
            {
                await Task.Delay(Pause, client.Time, ct);
            }
        }
    }

    private static async IAsyncEnumerable<Job> StreamAsync(GasClient client, string id, [EnumeratorCancellation] CancellationToken ct)
    {
        using var answer = await TryAsync<HttpResponseMessage>(async () => await client.OpenAsync($"jobs/{GasClient.Segment(id)}/events", ct), ct);
        if (answer is null)
        {
            yield break;
        }

        using var silence = new CancellationTokenSource(Silence, client.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, silence.Token);
        await using var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(ct)).EnumerateAsync(either.Token).GetAsyncEnumerator(either.Token);
        while (await TryAsync(async () => await events.MoveNextAsync() ? events : null, ct) is not null)
        {
            silence.CancelAfter(Silence);
            if (events.Current.EventType == "job")
            {
                yield return Job.Of(JsonSerializer.Deserialize<JsonElement>(events.Current.Data));
            }
        }
    }

    /// <summary>Nothing, when the stream cannot be had, is cut or silent: then it is asked for instead.</summary>
    private static async Task<T?> TryAsync<T>(Func<Task<T?>> next, CancellationToken ct)
        where T : class
    {
        try
        {
            return await next();
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or Failure || (cut is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}
