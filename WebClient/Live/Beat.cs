using System.Net.ServerSentEvents;

namespace GasOrleans.WebClient.Live;

/// <summary>A sign of life on a quiet stream, and how long things may take there.</summary>
internal static class Beat
{
    /// <summary>Proxies cut what is silent for a minute; live.js gives up after three.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    /// <summary>How soon to look again where a job stands in line.</summary>
    public static readonly TimeSpan InLine = TimeSpan.FromSeconds(4);

    /// <summary>How soon to look again while no silo answers.</summary>
    public static readonly TimeSpan WhileAway = TimeSpan.FromSeconds(1);

    /// <summary>After this the browser connects again, and shows its session anew.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static SseItem<string> Now => new("", "beat") { ReconnectionInterval = TimeSpan.FromSeconds(2) };
}
