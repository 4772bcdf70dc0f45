namespace Amazon.Glacier.Model;

/// <summary>An upload in parts that is neither complete nor aborted.</summary>
public sealed class UploadListElement
{
    public string? ArchiveDescription { get; set; }

    public DateTime? CreationDate { get; set; }

    public string? MultipartUploadId { get; set; }

    public long? PartSizeInBytes { get; set; }

    public string? VaultARN { get; set; }
}
