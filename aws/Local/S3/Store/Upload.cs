namespace GasOrleans.Aws.Local.S3.Store;

/// <summary>A multipart upload that is neither completed nor aborted.</summary>
internal sealed record Upload(string Id, string Key, DateTimeOffset Initiated, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Whether a checksum of the whole object is computed when it is complete.</summary>
    public bool WholeChecksum { get; init; }

    /// <summary>Whether parts come with their SHA-256, and the object has the sum of these.</summary>
    public bool PartChecksums { get; init; }

    public IReadOnlyDictionary<int, UploadedPart> Parts { get; init; } = new Dictionary<int, UploadedPart>();
}

/// <summary>One part of it.</summary>
internal sealed record UploadedPart(StoredBody Body, DateTimeOffset LastModified)
{
    /// <summary>Its SHA-256 in Base64, where it was given and checked.</summary>
    public string? Sha256 { get; init; }
}
