using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Input;

/// <summary>The decoded text of an upload, whatever its compression.</summary>
internal interface ITextSource : IDisposable
{
    /// <summary>Why there is no more, when it is not the end.</summary>
    Problem? Refusal { get; }

    /// <summary>What is worth saying about the compression although the text is whole; complete after the end.</summary>
    IEnumerable<Code> Remarks { get; }

    /// <summary>Fills some of <paramref name="destination"/>; 0 at the end or when refused.</summary>
    ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken ct);
}
