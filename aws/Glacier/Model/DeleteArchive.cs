using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What DeleteArchive is asked with.</summary>
public sealed class DeleteArchiveRequest : AmazonGlacierRequest
{
    public string? ArchiveId { get; set; }
}

/// <summary>What DeleteArchive answers.</summary>
public sealed class DeleteArchiveResponse : AmazonWebServiceResponse;
