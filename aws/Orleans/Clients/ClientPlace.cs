using Amazon.Runtime;

namespace Orleans.Aws;

/// <summary>Where a client asks, for messages: most of what fails at start is looked for in another place than it is in.</summary>
internal static class ClientPlace
{
    public static string Place(this IClientConfig config) => config.ServiceURL ?? config.RegionEndpoint?.SystemName ?? "the SDK's default region";
}
