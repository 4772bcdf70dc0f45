using Amazon.Glacier.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Glacier;

/// <summary>A client of Glacier's vaults; signing, credentials, retries and endpoints are the SDK's.</summary>
public sealed partial class AmazonGlacierClient : AmazonServiceClient, IAmazonGlacier
{
    private static readonly AmazonGlacierMetadata Metadata = new();

    public AmazonGlacierClient()
        : this(new AmazonGlacierConfig())
    {
    }

    public AmazonGlacierClient(AmazonGlacierConfig config)
        : base(config)
    {
    }

    public AmazonGlacierClient(AWSCredentials credentials, AmazonGlacierConfig config)
        : base(credentials, config)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new AmazonGlacierEndpointResolver());
        pipeline.AddHandlerAfter<AmazonGlacierEndpointResolver>(new AmazonGlacierAuthSchemeHandler());
    }

    private Task<TResponse> CallAsync<TRequest, TResponse>(
        TRequest request, RequestMarshaller<TRequest> marshaller, ResponseReader<TResponse> reader, CancellationToken cancellationToken)
        where TRequest : AmazonGlacierRequest
        where TResponse : AmazonWebServiceResponse, new()
        => InvokeAsync<TResponse>(request, new InvokeOptions { RequestMarshaller = marshaller, ResponseUnmarshaller = reader }, cancellationToken);

    private static string? Header(IWebResponseData answer, string name) => answer.IsHeaderPresent(name) ? answer.GetHeaderValue(name) : null;
}
