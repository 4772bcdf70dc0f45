using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What CreateVault is asked with.</summary>
public sealed class CreateVaultRequest : AmazonGlacierRequest;

/// <summary>What CreateVault answers.</summary>
public sealed class CreateVaultResponse : AmazonWebServiceResponse
{
    public string? Location { get; set; }
}
