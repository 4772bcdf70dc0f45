using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What UploadMultipartPart is asked with.</summary>
public sealed class UploadMultipartPartRequest : AmazonGlacierRequest
{
    public Stream? Body { get; set; }

    public string? Checksum { get; set; }

    public string? Range { get; set; }

    public string? UploadId { get; set; }
}

/// <summary>What UploadMultipartPart answers.</summary>
public sealed class UploadMultipartPartResponse : AmazonWebServiceResponse
{
    public string? Checksum { get; set; }
}
