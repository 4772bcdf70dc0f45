using Amazon.Runtime;

namespace Amazon.Glacier;

/// <summary>What every request names: a vault and its owner.</summary>
public abstract class AmazonGlacierRequest : AmazonWebServiceRequest
{
    /// <summary>The account; absent or <c>-</c>: the one of the credentials.</summary>
    public string? AccountId { get; set; }

    public string? VaultName { get; set; }
}
