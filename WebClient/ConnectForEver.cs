namespace GasOrleans.WebClient;

/// <summary>Silos may start after the web server, or much later.</summary>
internal sealed partial class ConnectForEver(TimeProvider time, ILogger<ConnectForEver> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool told;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (!told)
        {
            told = true;
            LogWaiting();
        }

        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "No silo can be reached yet; trying on.")]
    private partial void LogWaiting();
}
