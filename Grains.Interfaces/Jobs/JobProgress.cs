namespace GasOrleans.Jobs;

/// <summary>How far an attempt is.</summary>
/// <param name="Records">VCF records done.</param>
/// <param name="BytesRead">Bytes of the input read.</param>
/// <param name="BytesTotal">Bytes of the input.</param>
/// <param name="RecordsPerSecond">The rate since the last report.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobProgress")]
public sealed record JobProgress(
    [property: Id(0)] long Records,
    [property: Id(1)] long BytesRead,
    [property: Id(2)] long BytesTotal,
    [property: Id(3)] double RecordsPerSecond)
{
    /// <summary>What the log would say were this the end of the file, from its beginning; <see langword="null"/> when nobody asked.</summary>
    [Id(4)] public string? Log { get; init; }

    /// <summary>How long the rest takes at this rate; <see langword="null"/> when nothing can be said.</summary>
    public TimeSpan? Left => Records > 0 && BytesRead > 0 && RecordsPerSecond > 0
        ? TimeSpan.FromSeconds(Math.Max(0, BytesTotal - BytesRead) / ((double)BytesRead / Records * RecordsPerSecond))
        : null;
}
