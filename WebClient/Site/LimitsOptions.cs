using System.ComponentModel.DataAnnotations;

namespace GasOrleans.WebClient.Site;

/// <summary>How many requests one web server takes (section <c>Limits</c>). What is over is answered 429, with the time to wait.</summary>
internal sealed class LimitsOptions
{
    /// <summary>Requests a second of one address, over time. Behind a proxy, only with <c>Site:TrustedProxies</c> are addresses those of people. Default: 100.</summary>
    [Range(1, 1_000_000)]
    public int AddressPerSecond { get; set; } = 100;

    /// <summary>How many more of them at once. Default: 1,000.</summary>
    [Range(1, 1_000_000)]
    public int AddressBurst { get; set; } = 1000;

    /// <summary>Requests a second of one person, over time. Default: 20.</summary>
    [Range(1, 1_000_000)]
    public int UserPerSecond { get; set; } = 20;

    /// <summary>How many more of them at once. Default: 300.</summary>
    [Range(1, 1_000_000)]
    public int UserBurst { get; set; } = 300;
}
