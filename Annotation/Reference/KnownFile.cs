using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GasOrleans.Annotation.Reference;

/// <summary>
/// <c>known.bin</c>, mapped: a header, the rows sorted by contig, position, deleted length and inserted bases, the text.
/// Alleles are normalised (<see cref="NormalAllele"/>), so that one variant written in several ways is one row.
/// </summary>
internal sealed unsafe class KnownFile
{
    public const string Name = "known.bin";

    private readonly Mapping mapping;
    private readonly KnownHeader header;

    private KnownFile(Mapping mapping, KnownHeader header) => (this.mapping, this.header) = (mapping, header);

    public ReadOnlySpan<KnownRow> Rows
    {
        get
        {
            ObjectDisposedException.ThrowIf(mapping.Closed, this);
            return new(mapping.Pointer + sizeof(KnownHeader), header.Rows);
        }
    }

    public ReadOnlySpan<byte> Read(Text text)
        => new ReadOnlySpan<byte>(mapping.Pointer + sizeof(KnownHeader) + ((long)header.Rows * sizeof(KnownRow)), header.Text)
            .Slice(text.Offset, text.Length);

    public bool Has(Text text) => text is { Offset: >= 0, Length: >= 0 } && text.Offset <= header.Text - text.Length;

    public static KnownFile Over(Mapping mapping, string path)
    {
        if (mapping.Length < sizeof(KnownHeader))
        {
            throw new BrokenBundleException(path, "is too short to have a header");
        }

        var header = Unsafe.ReadUnaligned<KnownHeader>(mapping.Pointer);
        var length = sizeof(KnownHeader) + ((long)header.Rows * sizeof(KnownRow)) + header.Text;
        return header is { Magic: KnownHeader.Expected, Rows: >= 0, Text: >= 0 } && length == mapping.Length
            ? new(mapping, header)
            : throw new BrokenBundleException(path, "is not a file of known variants, or its header does not fit its length");
    }

    public static void Write(string path, ReadOnlySpan<KnownRow> rows, ReadOnlySpan<byte> text)
    {
        var header = new KnownHeader(KnownHeader.Expected, rows.Length, text.Length);
        using var file = File.Create(path);
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<KnownHeader>(in header)));
        file.Write(MemoryMarshal.AsBytes(rows));
        file.Write(text);
    }
}

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct KnownHeader(uint Magic, int Rows, int Text)
{
    /// <summary>"GASK".</summary>
    public const uint Expected = 0x4B534147;
}

/// <summary>A known variant.</summary>
/// <param name="Contig">The contig's index.</param>
/// <param name="Position">The first deleted base, or the base before which bases are inserted.</param>
/// <param name="Deleted">How many bases of the reference go.</param>
/// <param name="Inserted">The bases that come in their place.</param>
/// <param name="Ids">Its ids, separated by <c>;</c>.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct KnownRow(int Contig, int Position, int Deleted, Text Inserted, Text Ids);
