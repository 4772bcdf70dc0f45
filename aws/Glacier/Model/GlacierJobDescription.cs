namespace Amazon.Glacier.Model;

/// <summary>A job, as it is listed.</summary>
public sealed class GlacierJobDescription
{
    public ActionCode? Action { get; set; }

    public string? ArchiveId { get; set; }

    public string? ArchiveSHA256TreeHash { get; set; }

    public long? ArchiveSizeInBytes { get; set; }

    public bool? Completed { get; set; }

    public DateTime? CompletionDate { get; set; }

    public DateTime? CreationDate { get; set; }

    public long? InventorySizeInBytes { get; set; }

    public string? JobDescription { get; set; }

    public string? JobId { get; set; }

    public string? RetrievalByteRange { get; set; }

    public string? SHA256TreeHash { get; set; }

    public string? SNSTopic { get; set; }

    public StatusCode? StatusCode { get; set; }

    public string? StatusMessage { get; set; }

    public string? Tier { get; set; }

    public string? VaultARN { get; set; }
}
