using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What AbortMultipartUpload is asked with.</summary>
public sealed class AbortMultipartUploadRequest : AmazonGlacierRequest
{
    public string? UploadId { get; set; }
}

/// <summary>What AbortMultipartUpload answers.</summary>
public sealed class AbortMultipartUploadResponse : AmazonWebServiceResponse;
