namespace GasOrleans.Jobs;

/// <summary>What a file of a job is for.</summary>
public enum JobFileKind
{
    /// <summary>What the user uploaded.</summary>
    Input = 0,

    /// <summary>The annotated VCF (BGZF).</summary>
    Result = 1,

    /// <summary>The result's tabix index.</summary>
    Index = 2,

    /// <summary>The count log.</summary>
    Log = 3,

    /// <summary>The table by which a large result is paged and filtered; of no use to people.</summary>
    Table = 4,
}

/// <summary>A file of a job in hot storage.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">The name it is downloaded under.</param>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">Its size in bytes.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobFile")]
public sealed record JobFile(
    [property: Id(0)] JobFileKind Kind,
    [property: Id(1)] string Name,
    [property: Id(2)] string Bucket,
    [property: Id(3)] string Key,
    [property: Id(4)] long Bytes)
{
    /// <summary>Its CRC64NVME as who wrote it computed it, where that is known: a copy is then checked against what was written, not what is stored.</summary>
    [Id(5)] public string? Checksum { get; init; }
}
