using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace GasOrleans;

/// <summary>Section <c>Cluster</c>.</summary>
internal sealed class ClusterSettings
{
    /// <summary>Silos and clients of one cluster share it; a new one starts a new membership. Default <c>gas</c>.</summary>
    [Required]
    public string ClusterId { get; init; } = "gas";

    /// <summary>Must stay the same for as long as stored state and reminders are to be found. Default <c>gas</c>.</summary>
    [Required]
    public string ServiceId { get; init; } = "gas";

    /// <summary>The address that other silos and the web servers reach this silo by. Default: the machine's own.</summary>
    public string? Address { get; init; }

    /// <summary>The port for other silos. Default 11111.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; init; } = 11111;

    /// <summary>The port for web servers. Default 30000.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; init; } = 30000;
}

[OptionsValidator]
internal sealed partial class ClusterSettingsValidator : IValidateOptions<ClusterSettings>;

/// <summary>The address must be one.</summary>
internal sealed class ClusterAddressRule : IValidateOptions<ClusterSettings>
{
    public ValidateOptionsResult Validate(string? name, ClusterSettings options)
        => options.Address is null || IPAddress.TryParse(options.Address, out _)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Cluster:Address ('{options.Address}') must be an IP address, such as 10.0.1.7.");
}
