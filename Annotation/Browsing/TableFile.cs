using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Browsing;

/// <summary>
/// The file beside a result by which it is paged and filtered: a header, texts, the leaves, then what is read only when it is
/// asked for: genes, and the hashes of ids. Little-endian.
/// </summary>
internal static class TableFile
{
    public const uint Magic = 0x42534147;
    public const int Version = 1;
    public const int Terms = 32;
    public const int Buckets = 256;

    /// <summary>Bytes before the texts.</summary>
    public const int HeaderBytes = 64 + (Terms * 8) + ((Buckets + 1) * 4);

    /// <summary>Results up to so many bytes are looked through as they are: a table would cost more than it saves.</summary>
    public const long SmallResult = 256 << 10;

    public static byte[] ToBytes(TableIndex index, ReferenceBundle bundle, TableTexts texts, long records, long known)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(texts, TableJson.Default.TableTexts);
        var leaves = MemoryMarshal.AsBytes(index.Leaves);
        var genes = Genes(index, bundle);
        var ids = index.SortedIds();
        var genesAt = HeaderBytes + text.Length + leaves.Length;
        var file = new byte[genesAt + genes.Length + (ids.Count * 8)];
        var head = file.AsSpan();
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], records);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], known);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], index.Leaves.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], text.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[32..], genes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[36..], index.HasIds ? ids.Count : -1);
        WriteCounts(head[64..], index.Terms, ids);
        text.CopyTo(head[HeaderBytes..]);
        leaves.CopyTo(head[(HeaderBytes + text.Length)..]);
        genes.CopyTo(head[genesAt..]);
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(ids)).CopyTo(head[(genesAt + genes.Length)..]);
        return file;
    }

    private static void WriteCounts(Span<byte> target, long[] terms, List<ulong> ids)
    {
        for (var term = 0; term < Terms; term++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(target[(term * 8)..], terms[term]);
        }

        var at = 0;
        for (var bucket = 0; bucket <= Buckets; bucket++)
        {
            while (at < ids.Count && (int)(ids[at] >> 56) < bucket)
            {
                at++;
            }

            BinaryPrimitives.WriteInt32LittleEndian(target[((Terms * 8) + (bucket * 4))..], at);
        }
    }

    /// <summary>A line for each symbol and each gene id: the name, and ranges of leaves; compressed.</summary>
    private static byte[] Genes(TableIndex index, ReferenceBundle bundle)
    {
        var genes = new SortedDictionary<string, List<LeafRange>>(StringComparer.Ordinal);
        foreach (var (row, ranges) in index.Transcripts)
        {
            var transcript = bundle.Transcripts.Rows[row];
            foreach (var name in new[] { transcript.Symbol, transcript.Gene }.Where(name => name.Length > 0).Select(name => Encoding.UTF8.GetString(bundle.Transcripts.Read(name))).Distinct())
            {
                if (!genes.TryGetValue(name, out var all))
                {
                    genes.Add(name, all = []);
                }

                all.AddRange(ranges);
            }
        }

        using var bytes = new MemoryStream();
        using (var deflate = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new TextBuffer();
            foreach (var (name, ranges) in genes)
            {
                WriteGene(line, name, ranges);
                deflate.Write(line.Written);
            }
        }

        return bytes.ToArray();
    }

    // All other work is done by then, and there may be a hundred thousand ranges: nothing is made of each that must be cleared away.
    private static void WriteGene(TextBuffer line, string name, List<LeafRange> ranges)
    {
        line.Clear();
        line.Write(Encoding.UTF8.GetBytes(name));
        ranges.Sort(static (a, b) => (a.First, a.Last).CompareTo((b.First, b.Last)));
        var (separator, last) = ((byte)'\t', default(LeafRange?));
        foreach (var range in ranges)
        {
            // Transcripts of a gene have the same ones.
            if (range != last)
            {
                line.Write(separator);
                line.Write(range.First);
                line.Write((byte)'-');
                line.Write(range.Last);
                (separator, last) = ((byte)' ', range);
            }
        }

        line.Write((byte)'\n');
    }
}

/// <summary>What a table says in words.</summary>
/// <param name="Csq">The fields of CSQ.</param>
/// <param name="Contigs">The contigs, by number.</param>
internal sealed record TableTexts(string Csq, IReadOnlyList<string> Contigs);

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TableTexts))]
internal sealed partial class TableJson : JsonSerializerContext;
