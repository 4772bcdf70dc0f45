using System.Text.Json.Serialization;
using Amazon.Glacier;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.Glacier.Store;

/// <summary>An archive: never changed, only deleted. Its leaves are the SHA-256 of each MiB.</summary>
internal sealed record StoredArchive(string Id, string Description, DateTimeOffset CreatedAt, IReadOnlyList<StoredBody> Bodies, IReadOnlyList<string> Leaves)
{
    [JsonIgnore]
    public long Size => Bodies.Sum(body => body.Length);

    [JsonIgnore]
    public string TreeHash => TreeHashGenerator.CalculateTreeHash(Leaves);
}

/// <summary>An upload in parts; each part by where it starts.</summary>
internal sealed record StoredUpload(string Id, string Description, long PartSize, DateTimeOffset CreatedAt)
{
    public IReadOnlyDictionary<long, StoredPart> Parts { get; init; } = new Dictionary<long, StoredPart>();
}

/// <summary>A part of it.</summary>
internal sealed record StoredPart(StoredBody Body, IReadOnlyList<string> Leaves);

/// <summary>A retrieval: of an archive, or of the list of all.</summary>
internal sealed record StoredJob(string Id, string? ArchiveId, string? Description, string? Topic, string? Tier, DateTimeOffset CreatedAt, DateTimeOffset EndsAt, bool Fails)
{
    /// <summary>Set when it ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    public bool Succeeded { get; init; }

    /// <summary>What was retrieved; the archive may be deleted meanwhile.</summary>
    public StoredArchive? Archive { get; init; }

    /// <summary>The list, for an inventory.</summary>
    public string? Inventory { get; init; }

    /// <summary>Whether its notice is still to be sent.</summary>
    public bool OwesNotice { get; init; }
}
