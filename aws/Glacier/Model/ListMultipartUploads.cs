using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What ListMultipartUploads is asked with.</summary>
public sealed class ListMultipartUploadsRequest : AmazonGlacierRequest
{
    public int? Limit { get; set; }

    public string? UploadIdMarker { get; set; }
}

/// <summary>What ListMultipartUploads answers.</summary>
public sealed class ListMultipartUploadsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    public List<UploadListElement>? UploadsList { get; set; }
}
