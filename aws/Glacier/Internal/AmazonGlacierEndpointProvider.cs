using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.Glacier.Internal;

/// <summary>Where requests go: what was configured, else the region's own endpoint.</summary>
internal sealed class AmazonGlacierEndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters["Endpoint"] is string { Length: > 0 } configured)
        {
            return new Endpoint(configured);
        }

        var region = parameters["Region"] as string ?? throw new AmazonClientException("No region is set, and no endpoint.");
        var name = parameters["UseFIPS"] is true ? "glacier-fips" : "glacier";
        return new Endpoint($"https://{name}.{region}.{RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}");
    }
}
