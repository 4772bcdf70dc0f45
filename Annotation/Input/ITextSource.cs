using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Input;

/// <summary>The decoded text of an upload, whatever its compression.</summary>
internal interface ITextSource : IDisposable
{
    /// <summary>Why there is no more, when it is not the end.</summary>
    Problem? Refusal { get; }

    /// <summary>What is worth saying about the compression although the text is whole; complete after the end.</summary>
    IEnumerable<Code> Remarks { get; }

    /// <summary>Where the bytes of the text stand in the upload.</summary>
    Places Places { get; }

    /// <summary>What was seen of the compression so far; null when there is none.</summary>
    SeenCompression? Seen { get; }

    /// <summary>Fills some of <paramref name="destination"/>; 0 at the end or when refused.</summary>
    ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken ct);
}

/// <summary>What was seen of a compressed upload so far, which remarks at its end depend on.</summary>
internal sealed record SeenCompression(bool Bgzf, bool Gzip, bool Unusual, bool EndSeen);
