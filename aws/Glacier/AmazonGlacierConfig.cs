using Amazon.Glacier.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.Glacier;

/// <summary>How a client is configured; what is not set comes from the environment, as in every SDK client.</summary>
public sealed class AmazonGlacierConfig : ClientConfig
{
    private const string Version = "2012-06-01";

    public AmazonGlacierConfig()
        : base(new DefaultConfigurationProvider(Defaults.All))
    {
        // AWS_ENDPOINT_URL_GLACIER is found by this name.
        ServiceId = "Glacier";
        AuthenticationServiceName = "glacier";
        EndpointProvider = new AmazonGlacierEndpointProvider();
    }

    public override string RegionEndpointServiceName => "glacier";

    public override string ServiceVersion => Version;

    public override string UserAgent => "gas-orleans-glacier";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
        => EndpointProvider.ResolveEndpoint(AmazonGlacierEndpointResolver.Parameters(this));
}
