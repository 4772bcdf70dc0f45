using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GasOrleans.Annotation.Tracks;

/// <summary>What a tabix index (.tbi) says of its file: which columns say where a row lies, and where to begin to read.</summary>
internal sealed class TabixFile
{
    // Where statistics are kept, as if it were a bin.
    private const int Pseudobin = 37450;
    private const int WindowShift = 14;
    private const int LargestBytes = 256 << 20;

    private readonly List<Sequence> sequences = [];

    public int SequenceColumn { get; private init; }

    public int BeginColumn { get; private init; }

    /// <summary>0 when rows have none.</summary>
    public int EndColumn { get; private init; }

    /// <summary>Whether its preset is that of VCF.</summary>
    public bool IsVcf { get; private init; }

    /// <summary>Whether positions count from 0, and ends are the first position behind, as in BED.</summary>
    public bool ZeroBased { get; private init; }

    /// <summary>What lines begin with that are no rows.</summary>
    public byte Comment { get; private init; }

    /// <summary>How many first lines are no rows.</summary>
    public int Skipped { get; private init; }

    /// <summary>The sequences, in the order of the file.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <exception cref="InvalidDataException">It is no tabix index, or not a whole one.</exception>
    public static TabixFile Read(string path)
    {
        using var unzipped = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        var piece = new byte[1 << 16];
        for (int count; (count = unzipped.Read(piece)) > 0;)
        {
            bytes.Write(piece, 0, count);
            _ = bytes.Length <= LargestBytes ? 0 : throw new InvalidDataException("it is too large for a tabix index");
        }

        try
        {
            return Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new InvalidDataException("it breaks off", e);
        }
    }

    /// <summary>Where to begin, as a virtual offset, so that no row is missed that touches this 1-based position or a later one; null when there is none.</summary>
    public ulong? Before(int sequence, int position)
    {
        var (first, linear) = sequences[sequence];
        var window = Math.Max(position - 1, 0) >> WindowShift;
        return window < linear.Length ? Math.Max(linear[window], first) : null;
    }

    /// <summary>The first position of which <see cref="Before"/> gives the same.</summary>
    public static int WindowOf(int position) => (Math.Max(position - 1, 0) >> WindowShift << WindowShift) + 1;

    private static TabixFile Parse(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("TBI\x01"u8))
        {
            throw new InvalidDataException("it is no tabix index (.tbi)");
        }

        Span<int> head = stackalloc int[8];
        bytes = bytes[4..];
        foreach (ref var value in head)
        {
            value = Int(ref bytes);
        }

        var names = Encoding.UTF8.GetString(bytes[..head[7]]).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        bytes = bytes[head[7]..];
        var file = new TabixFile
        {
            IsVcf = (head[1] & 0xFFFF) == 2,
            ZeroBased = (head[1] & 0x10000) != 0,
            SequenceColumn = head[2],
            BeginColumn = head[3],
            EndColumn = head[4],
            Comment = (byte)head[5],
            Skipped = head[6],
            Names = names,
        };
        if (names.Length != head[0] || head[2] < 1 || head[3] < 1 || head[4] < 0)
        {
            throw new InvalidDataException("its names or columns do not fit");
        }

        for (var i = 0; i < names.Length; i++)
        {
            file.sequences.Add(Sequence.Read(ref bytes));
        }

        return file;
    }

    private static int Int(ref ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = bytes[4..];
        return value;
    }

    private static ulong Long(ref ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        bytes = bytes[8..];
        return value;
    }

    /// <param name="First">Where its first row stands.</param>
    /// <param name="Linear">For each window of 16,384 bases where to begin.</param>
    private readonly record struct Sequence(ulong First, ulong[] Linear)
    {
        public static Sequence Read(ref ReadOnlySpan<byte> bytes)
        {
            var first = ulong.MaxValue;
            for (var bins = Int(ref bytes); bins > 0; bins--)
            {
                var bin = Int(ref bytes);
                for (var chunks = Int(ref bytes); chunks > 0; chunks--)
                {
                    var (from, _) = (Long(ref bytes), Long(ref bytes));
                    first = bin == Pseudobin ? first : Math.Min(first, from);
                }
            }

            var windows = Int(ref bytes);
            var linear = new ulong[windows <= bytes.Length / 8 ? windows : throw new InvalidDataException("it breaks off")];
            foreach (ref var offset in linear.AsSpan())
            {
                offset = Long(ref bytes);
            }

            return new(first, linear);
        }
    }
}
