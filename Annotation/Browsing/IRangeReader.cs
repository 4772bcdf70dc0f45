namespace GasOrleans.Annotation.Browsing;

/// <summary>An object that is read by ranges: a file, or one in S3.</summary>
public interface IRangeReader
{
    /// <summary>Its length.</summary>
    long Length { get; }

    /// <summary>Reads bytes that lie within it, all of them.</summary>
    /// <param name="offset">The first.</param>
    /// <param name="count">How many; some MiB at most.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int count, CancellationToken ct);
}
