using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What GetJobOutput is asked with.</summary>
public sealed class GetJobOutputRequest : AmazonGlacierRequest
{
    public string? JobId { get; set; }

    public string? Range { get; set; }
}

/// <summary>What GetJobOutput answers.</summary>
public sealed class GetJobOutputResponse : AmazonWebServiceResponse
{
    public string? AcceptRanges { get; set; }

    public string? ArchiveDescription { get; set; }

    public Stream? Body { get; set; }

    public string? Checksum { get; set; }

    public string? ContentRange { get; set; }

    public string? ContentType { get; set; }

    public int? Status { get; set; }
}
