using Amazon.Runtime.Internal;

namespace Amazon.Glacier.Internal;

internal sealed class AmazonGlacierMetadata : IServiceMetadata
{
    public string ServiceId => "Glacier";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
