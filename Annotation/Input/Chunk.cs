using GasOrleans.Annotation.Output;

namespace GasOrleans.Annotation.Input;

/// <summary>Some whole lines of the input.</summary>
internal sealed class Chunk
{
    /// <summary>The lines.</summary>
    public ByteBuffer Text { get; } = new();

    /// <summary>The number of the first of them.</summary>
    public long FirstLine { get; set; }
}
