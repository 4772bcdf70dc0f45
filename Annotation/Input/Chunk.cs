using GasOrleans.Annotation.Output;

namespace GasOrleans.Annotation.Input;

/// <summary>Some whole lines of the input.</summary>
internal sealed class Chunk
{
    /// <summary>The lines.</summary>
    public ByteBuffer Text { get; } = new();

    /// <summary>The number of the first of them.</summary>
    public long FirstLine { get; set; }

    /// <summary>Where the reader stood behind the last of them.</summary>
    public LinePlace End { get; set; }
}

/// <summary>A place between two lines.</summary>
/// <param name="Text">Bytes of text before it.</param>
/// <param name="Line">Lines before it.</param>
/// <param name="Open">Whether the last of them had no line end.</param>
internal readonly record struct LinePlace(long Text, long Line, bool Open);
