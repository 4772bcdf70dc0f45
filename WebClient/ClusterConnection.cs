namespace GasOrleans.WebClient;

/// <summary>Whether silos can be reached now, said in the log once when it changes.</summary>
internal sealed partial class ClusterConnection(ILogger<ClusterConnection> logger) : IClusterConnectionStatusObserver
{
    private volatile bool up;

    /// <summary>Raised each time that silos can be reached again: what was asked of the lost ones has to be asked anew.</summary>
    public event Action? CameBack;

    /// <summary>Whether a silo's gateway is connected.</summary>
    public bool IsUp => up;

    /// <summary>Whether one ever was: before that, calls would wait in vain.</summary>
    public bool WasUp { get; private set; }

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        if (currentNumberOfGateways == 0 || up)
        {
            return;
        }

        up = WasUp = true;
        LogUp();
        CameBack?.Invoke();
    }

    public void NotifyClusterConnectionLost()
    {
        up = false;
        LogLost();
    }

    [LoggerMessage(LogLevel.Information, "Connected to the cluster.")]
    private partial void LogUp();

    [LoggerMessage(LogLevel.Warning, "No silo can be reached; trying on.")]
    private partial void LogLost();
}
