namespace Amazon.Glacier.Model;

/// <summary>What a job is to do: <c>archive-retrieval</c> or <c>inventory-retrieval</c>.</summary>
public sealed class JobParameters
{
    public string? ArchiveId { get; set; }

    public string? Description { get; set; }

    public string? Format { get; set; }

    public string? RetrievalByteRange { get; set; }

    public string? SNSTopic { get; set; }

    public string? Tier { get; set; }

    public string? Type { get; set; }
}
