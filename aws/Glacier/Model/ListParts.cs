using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What ListParts is asked with.</summary>
public sealed class ListPartsRequest : AmazonGlacierRequest
{
    public int? Limit { get; set; }

    public string? Marker { get; set; }

    public string? UploadId { get; set; }
}

/// <summary>What ListParts answers.</summary>
public sealed class ListPartsResponse : AmazonWebServiceResponse
{
    public string? ArchiveDescription { get; set; }

    public DateTime? CreationDate { get; set; }

    public string? Marker { get; set; }

    public string? MultipartUploadId { get; set; }

    public List<PartListElement>? Parts { get; set; }

    public long? PartSizeInBytes { get; set; }

    public string? VaultARN { get; set; }
}
