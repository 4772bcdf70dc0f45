using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What DescribeVault is asked with.</summary>
public sealed class DescribeVaultRequest : AmazonGlacierRequest;

/// <summary>What DescribeVault answers.</summary>
public sealed class DescribeVaultResponse : AmazonWebServiceResponse
{
    public DateTime? CreationDate { get; set; }

    public DateTime? LastInventoryDate { get; set; }

    public long? NumberOfArchives { get; set; }

    public long? SizeInBytes { get; set; }

    public string? VaultARN { get; set; }

    public string? VaultName { get; set; }
}
