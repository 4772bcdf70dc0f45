using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What CompleteMultipartUpload is asked with.</summary>
public sealed class CompleteMultipartUploadRequest : AmazonGlacierRequest
{
    public string? ArchiveSize { get; set; }

    public string? Checksum { get; set; }

    public string? UploadId { get; set; }
}

/// <summary>What CompleteMultipartUpload answers.</summary>
public sealed class CompleteMultipartUploadResponse : AmazonWebServiceResponse
{
    public string? ArchiveId { get; set; }

    public string? Checksum { get; set; }

    public string? Location { get; set; }
}
