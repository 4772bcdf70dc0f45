using Amazon.Runtime;

namespace Amazon.Glacier.Internal;

/// <summary>The SDK's modes of defaults (https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html).</summary>
internal static class Defaults
{
    public static IReadOnlyList<IDefaultConfiguration> All { get; } =
    [
        Of(DefaultConfigurationMode.Standard, 3100),
        Of(DefaultConfigurationMode.InRegion, 1100),
        Of(DefaultConfigurationMode.CrossRegion, 3100),
        Of(DefaultConfigurationMode.Mobile, 30000),
        Of(DefaultConfigurationMode.Auto, 1100),
    ];

    private static DefaultConfiguration Of(DefaultConfigurationMode mode, int? connectMilliseconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = connectMilliseconds is { } time ? TimeSpan.FromMilliseconds(time) : null,
        TlsNegotiationTimeout = connectMilliseconds is { } same ? TimeSpan.FromMilliseconds(same) : null,
    };
}
