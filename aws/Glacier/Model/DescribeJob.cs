using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What DescribeJob is asked with.</summary>
public sealed class DescribeJobRequest : AmazonGlacierRequest
{
    public string? JobId { get; set; }
}

/// <summary>What DescribeJob answers.</summary>
public sealed class DescribeJobResponse : AmazonWebServiceResponse
{
    public ActionCode? Action { get; set; }

    public string? ArchiveId { get; set; }

    public string? ArchiveSHA256TreeHash { get; set; }

    public long? ArchiveSizeInBytes { get; set; }

    public bool? Completed { get; set; }

    public DateTime? CompletionDate { get; set; }

    public DateTime? CreationDate { get; set; }

    public long? InventorySizeInBytes { get; set; }

    public string? JobDescription { get; set; }

    public string? JobId { get; set; }

    public string? RetrievalByteRange { get; set; }

    public string? SHA256TreeHash { get; set; }

    public string? SNSTopic { get; set; }

    public StatusCode? StatusCode { get; set; }

    public string? StatusMessage { get; set; }

    public string? Tier { get; set; }

    public string? VaultARN { get; set; }
}
