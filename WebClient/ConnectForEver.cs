namespace GasOrleans.WebClient;

/// <summary>Silos may start after the web server, or much later.</summary>
internal sealed partial class ConnectForEver(TimeProvider time, ILogger<ConnectForEver> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private string told = "";

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        // Each reason once, not each attempt: "no silo yet" and "no rights to the table" are different news.
        if (told != exception.Message)
        {
            told = exception.Message;
            LogWaiting(told);
        }

        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "No silo can be reached yet; trying on. {Reason}")]
    private partial void LogWaiting(string reason);
}
