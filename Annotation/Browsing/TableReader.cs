using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace GasOrleans.Annotation.Browsing;

/// <summary>Reads a table by ranges. It may be anybody's: nothing in it is believed, and what is held is bounded.</summary>
internal sealed class TableReader
{
    // The header, usual texts and the most leaves.
    private const int FirstRead = (1 << 20) + (64 << 10);
    private const int MostText = 4 << 20;
    private const int MostGenes = 8 << 20;
    private const int MostGeneText = 64 << 20;
    private const int MostBucket = 1 << 20;

    private readonly IRangeReader file;
    private readonly byte[] header;
    private readonly long genesAt;
    private readonly int genesLength;
    private readonly int ids;

    private TableReader(IRangeReader file, byte[] header, TableTexts texts, TableLeaf[] leaves, long genesAt)
    {
        (this.file, this.header, Texts, Leaves, this.genesAt) = (file, header, texts, leaves, genesAt);
        Records = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(8));
        Known = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(16));
        genesLength = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(32));
        ids = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(36));
    }

    public TableTexts Texts { get; }

    public TableLeaf[] Leaves { get; }

    public long Records { get; }

    public long Known { get; }

    public bool HasIds => ids >= 0;

    /// <summary>Records with a consequence, by its number.</summary>
    public long CountOf(int term) => BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(64 + (term * 8)));

    /// <exception cref="InvalidDataException">It is no table, or of another version.</exception>
    public static async ValueTask<TableReader> OpenAsync(IRangeReader file, CancellationToken ct)
    {
        var first = await file.ReadAsync(0, (int)Math.Min(file.Length, FirstRead), ct);
        var head = first.Span;
        if (first.Length < TableFile.HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(head) != TableFile.Magic || BinaryPrimitives.ReadInt32LittleEndian(head[4..]) != TableFile.Version)
        {
            throw new InvalidDataException("This is no table of variants, or one of another version.");
        }

        var (leaves, text) = (BinaryPrimitives.ReadInt32LittleEndian(head[24..]), BinaryPrimitives.ReadInt32LittleEndian(head[28..]));
        var end = TableFile.HeaderBytes + (long)text + (leaves * (long)Marshal.SizeOf<TableLeaf>());
        if (leaves is < 0 or > TableIndex.MostLeaves || text is < 0 or > MostText || end > file.Length)
        {
            throw new InvalidDataException("The table of variants does not fit its header.");
        }

        var bytes = end <= first.Length ? first : await file.ReadAsync(0, (int)end, ct);
        return new(file, bytes[..TableFile.HeaderBytes].ToArray(), Read(bytes.Slice(TableFile.HeaderBytes, text)), MemoryMarshal.Cast<byte, TableLeaf>(bytes.Span[(TableFile.HeaderBytes + text)..(int)end]).ToArray(), end);
    }

    /// <summary>Notes which leaves have entries of a gene, by symbol or id.</summary>
    public async ValueTask MarkGeneAsync(string gene, bool[] marked, CancellationToken ct)
    {
        if (genesLength is < 0 or > MostGenes || genesAt + genesLength > file.Length)
        {
            throw new InvalidDataException("The table of variants has more genes than it can.");
        }

        if (genesLength == 0)
        {
            return;
        }

        var bytes = await file.ReadAsync(genesAt, genesLength, ct);
        using var inflated = new StreamReader(new DeflateStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress), Encoding.UTF8);
        for (var read = 0; await inflated.ReadLineAsync(ct) is { } line && read < MostGeneText; read += line.Length)
        {
            if (line.Length > gene.Length && line[gene.Length] == '\t' && line.StartsWith(gene, StringComparison.OrdinalIgnoreCase))
            {
                Mark(line[(gene.Length + 1)..], marked);
            }
        }
    }

    /// <summary>Notes which leaves may have an id.</summary>
    public async ValueTask MarkIdAsync(string id, bool[] marked, CancellationToken ct)
    {
        var hash = TablePart.Hash(Encoding.UTF8.GetBytes(id));
        var directory = 64 + (TableFile.Terms * 8) + ((int)(hash >> 24) * 4);
        var (from, to) = (BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(directory)), BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(directory + 4)));
        var at = genesAt + genesLength + (from * 8L);
        if (from < 0 || to < from || to - from > MostBucket || at + ((to - from) * 8L) > file.Length)
        {
            throw new InvalidDataException("The table of variants has more ids than it can.");
        }

        if (to > from)
        {
            Mark((await file.ReadAsync(at, (to - from) * 8, ct)).Span, hash, marked);
        }
    }

    private static void Mark(ReadOnlySpan<byte> bucket, uint hash, bool[] marked)
    {
        foreach (var entry in MemoryMarshal.Cast<byte, ulong>(bucket))
        {
            if ((uint)(entry >> 32) == hash && (uint)entry < marked.Length)
            {
                marked[(uint)entry] = true;
            }
        }
    }

    private static void Mark(string ranges, bool[] marked)
    {
        foreach (var range in ranges.Split(' '))
        {
            if (range.Split('-') is [var first, var last] && int.TryParse(first, out var from) && int.TryParse(last, out var to))
            {
                Array.Fill(marked, true, Math.Clamp(from, 0, marked.Length), Math.Max(Math.Min(to + 1, marked.Length) - Math.Clamp(from, 0, marked.Length), 0));
            }
        }
    }

    private static TableTexts Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text.Span, TableJson.Default.TableTexts) ?? throw new InvalidDataException("The table of variants has no texts.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The table of variants has texts that are none.", e);
        }
    }
}
