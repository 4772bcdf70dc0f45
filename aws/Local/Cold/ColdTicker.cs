namespace GasOrleans.Aws.Local.Cold;

/// <summary>Looks again and again for retrievals that are due.</summary>
internal sealed class ColdTicker : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly CancellationTokenSource stop = new();
    private readonly Task ticking;

    public ColdTicker(TimeProvider clock, Func<CancellationToken, Task> lookAsync) => ticking = TickAsync(clock, lookAsync);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await ticking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task TickAsync(TimeProvider clock, Func<CancellationToken, Task> lookAsync)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stop.Token))
        {
            await lookAsync(stop.Token);
        }
    }
}
