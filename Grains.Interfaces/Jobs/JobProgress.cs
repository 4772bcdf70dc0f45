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
    [property: Id(3)] double RecordsPerSecond);
