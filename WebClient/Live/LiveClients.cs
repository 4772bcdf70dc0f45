using System.Diagnostics.Metrics;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace GasOrleans.WebClient.Live;

/// <summary>The open live pages of this server: counted, and sent to another server when this one is about to end.</summary>
internal sealed class LiveClients(IHostApplicationLifetime lifetime)
{
    private const int LatestReturn = 3_000;
    private static readonly Meter Meter = new("GasOrleans.Live");
    private static readonly UpDownCounter<int> Open = Meter.CreateUpDownCounter<int>("gas.live.clients", description: "Open live pages.");

    /// <summary>Follows until who reads is gone; when the server ends, the last word is when to come back.</summary>
    public async IAsyncEnumerable<SseItem<string>> KeepAsync(Func<CancellationToken, IAsyncEnumerable<SseItem<string>>> follow, [EnumeratorCancellation] CancellationToken gone)
    {
        Open.Add(1);
        try
        {
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(gone, lifetime.ApplicationStopping);
            await using var events = follow(ends.Token).GetAsyncEnumerator(ends.Token);
            while (await NextAsync(events, gone))
            {
                yield return events.Current;
            }

            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // Not all at once: the other servers are to take them one after another.
                yield return new("", "beat") { ReconnectionInterval = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(LatestReturn)) };
            }
        }
        finally
        {
            Open.Add(-1);
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<SseItem<string>> events, CancellationToken gone)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !gone.IsCancellationRequested)
        {
            return false;
        }
    }
}
