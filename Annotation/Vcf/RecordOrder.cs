using System.IO.Hashing;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Notices records that are out of order or stand there twice.</summary>
internal sealed class RecordOrder
{
    // Records at one position that are compared with each other; more at one place are not looked through.
    private const int Compared = 256;

    private readonly List<ulong> here = [];
    private int mostContig = -1;

    /// <summary>The contig of the last record; -1 before the first.</summary>
    public int LastContig { get; private set; } = -1;

    /// <summary>The position of the last record.</summary>
    public int LastPosition { get; private set; }

    /// <summary>Whether a record comes too late: after a larger position, or its contig had ended.</summary>
    public bool IsLate(int contig, int position)
    {
        var late = contig == LastContig ? position < LastPosition : contig <= mostContig;
        if (contig != LastContig || position != LastPosition)
        {
            here.Clear();
        }

        (LastContig, LastPosition, mostContig) = (contig, position, Math.Max(mostContig, contig));
        return late;
    }

    /// <summary>Forgets all records.</summary>
    public void Clear()
    {
        here.Clear();
        (LastContig, LastPosition, mostContig) = (-1, 0, -1);
    }

    /// <summary>Whether the same change was already seen at the position last asked about.</summary>
    public bool IsDuplicate(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        // Most are of one base, and told apart by themselves.
        var change = reference.Length == 1 && alternate.Length == 1
            ? ((ulong)reference[0] << 8) | alternate[0]
            : XxHash3.HashToUInt64(alternate, unchecked((long)XxHash3.HashToUInt64(reference)));
        if (here.Contains(change))
        {
            return true;
        }

        if (here.Count < Compared)
        {
            here.Add(change);
        }

        return false;
    }
}
