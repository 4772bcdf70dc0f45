using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What UploadArchive is asked with.</summary>
public sealed class UploadArchiveRequest : AmazonGlacierRequest
{
    public string? ArchiveDescription { get; set; }

    public Stream? Body { get; set; }

    public string? Checksum { get; set; }
}

/// <summary>What UploadArchive answers.</summary>
public sealed class UploadArchiveResponse : AmazonWebServiceResponse
{
    public string? ArchiveId { get; set; }

    public string? Checksum { get; set; }

    public string? Location { get; set; }
}
