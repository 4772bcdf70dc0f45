using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GasOrleans.Annotation.Reference;

/// <summary>
/// <c>transcripts.bin</c>, mapped: a header, the rows, the segments, the text. Numbers are little-endian, as every
/// machine that .NET runs on here has them, so that rows are read in place.
/// </summary>
internal sealed unsafe class TranscriptFile
{
    public const string Name = "transcripts.bin";

    private readonly Mapping mapping;
    private readonly TranscriptHeader header;

    private TranscriptFile(Mapping mapping, TranscriptHeader header) => (this.mapping, this.header) = (mapping, header);

    public ReadOnlySpan<TranscriptRow> Rows => new(At(sizeof(TranscriptHeader)), header.Rows);

    public ReadOnlySpan<Segment> Segments => new(At(sizeof(TranscriptHeader) + ((long)header.Rows * sizeof(TranscriptRow))), header.Segments);

    private long TextStart => sizeof(TranscriptHeader) + ((long)header.Rows * sizeof(TranscriptRow)) + ((long)header.Segments * sizeof(Segment));

    public ReadOnlySpan<byte> Read(Text text) => new ReadOnlySpan<byte>(At(TextStart), header.Text).Slice(text.Offset, text.Length);

    public bool Has(Text text) => text is { Offset: >= 0, Length: >= 0 } && text.Offset <= header.Text - text.Length;

    public ReadOnlySpan<Segment> Exons(in TranscriptRow row) => Segments.Slice(row.FirstExon, row.ExonCount);

    public ReadOnlySpan<Segment> Coding(in TranscriptRow row) => Segments.Slice(row.FirstCoding, row.CodingCount);

    /// <summary>The rows of a contig; they stand together.</summary>
    public Range On(int contig) => First(contig)..First(contig + 1);

    public static TranscriptFile Over(Mapping mapping, string path)
    {
        if (mapping.Length < sizeof(TranscriptHeader))
        {
            throw new BrokenBundleException(path, "is too short to have a header");
        }

        var header = Unsafe.ReadUnaligned<TranscriptHeader>(mapping.Pointer);
        var file = new TranscriptFile(mapping, header);
        return header is { Magic: TranscriptHeader.Expected, Rows: >= 0, Segments: >= 0, Text: >= 0 } && file.TextStart + header.Text == mapping.Length
            ? file
            : throw new BrokenBundleException(path, "is not a transcripts file, or its header does not fit its length");
    }

    public static void Write(string path, ReadOnlySpan<TranscriptRow> rows, ReadOnlySpan<Segment> segments, ReadOnlySpan<byte> text)
    {
        var header = new TranscriptHeader(TranscriptHeader.Expected, rows.Length, segments.Length, text.Length);
        using var file = File.Create(path);
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TranscriptHeader>(in header)));
        file.Write(MemoryMarshal.AsBytes(rows));
        file.Write(MemoryMarshal.AsBytes(segments));
        file.Write(text);
    }

    private int First(int contig)
    {
        var rows = Rows;
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = rows[middle].Contig < contig ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private byte* At(long offset)
    {
        ObjectDisposedException.ThrowIf(mapping.Closed, this);
        return mapping.Pointer + offset;
    }
}

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct TranscriptHeader(uint Magic, int Rows, int Segments, int Text)
{
    /// <summary>"GAST".</summary>
    public const uint Expected = 0x54534147;
}
