using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What InitiateMultipartUpload is asked with.</summary>
public sealed class InitiateMultipartUploadRequest : AmazonGlacierRequest
{
    public string? ArchiveDescription { get; set; }

    public long? PartSize { get; set; }
}

/// <summary>What InitiateMultipartUpload answers.</summary>
public sealed class InitiateMultipartUploadResponse : AmazonWebServiceResponse
{
    public string? Location { get; set; }

    public string? UploadId { get; set; }
}
