namespace GasOrleans.Archive;

#pragma warning disable CA1032 // Each says which archive, and cannot be made without.

/// <summary>There is no such archive.</summary>
public sealed class ArchiveGoneException(string archiveId, Exception? inner = null)
    : Exception($"Cold storage has no archive {archiveId}.", inner)
{
    public string ArchiveId => archiveId;
}

/// <summary>The bytes that were read are not the bytes that were put.</summary>
public sealed class ArchiveCorruptException(string archiveId, string difference, Exception? inner = null)
    : Exception($"Archive {archiveId} is not what it should be: {difference}.", inner)
{
    public string ArchiveId => archiveId;
}

/// <summary>A retrieval's bytes cannot be read: not yet, or no more.</summary>
public sealed class RetrievalNotReadyException(string archiveId, string why, Exception? inner = null)
    : Exception($"The bytes of archive {archiveId} cannot be read: {why}", inner)
{
    public string ArchiveId => archiveId;
}

/// <summary>The list of all archives is being made.</summary>
public sealed class InventoryNotReadyException(DateTimeOffset expectedAt)
    : Exception($"The list of archives is being made; it is expected at {expectedAt:u}.")
{
    public DateTimeOffset ExpectedAt => expectedAt;
}
