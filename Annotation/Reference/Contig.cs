namespace GasOrleans.Annotation.Reference;

/// <summary>One sequence of a bundle: its name there, its length and its bases (upper case, one byte each).</summary>
public sealed unsafe class Contig
{
    private readonly byte* bases;
    private readonly Mapping mapping;

    internal Contig(Mapping mapping, long offset, int index, ContigEntry entry)
    {
        this.mapping = mapping;
        bases = mapping.Pointer + offset;
        Index = index;
        Name = entry.Name;
        Length = entry.Length;
        Circular = entry.Circular;
        Code = GeneticCode.Of(entry.GeneticCode);
    }

    /// <summary>The contig's place in <see cref="ReferenceBundle.Contigs"/>.</summary>
    public int Index { get; }

    /// <summary>The name in the bundle; an input may use one of the synonyms.</summary>
    public string Name { get; }

    /// <summary>The number of bases.</summary>
    public int Length { get; }

    /// <summary>Whether the last base is followed by the first.</summary>
    public bool Circular { get; }

    /// <summary>How codons of this contig are read where a transcript does not say otherwise.</summary>
    public GeneticCode Code { get; }

    /// <summary>All bases; the base of the 1-based position p is at p - 1.</summary>
    public ReadOnlySpan<byte> Bases
    {
        get
        {
            ObjectDisposedException.ThrowIf(mapping.Closed, this);
            return new(bases, Length);
        }
    }

    /// <summary>The base at a 1-based position; on a circular contig positions go round.</summary>
    public byte this[int position] => Bases[(Circular ? Around(position) : position) - 1];

    /// <summary>
    /// Whether <paramref name="bases"/> stand at the 1-based <paramref name="position"/>: case does not count, N in
    /// the reference matches anything, and nothing matches before the first or past the last base.
    /// </summary>
    public bool Matches(int position, ReadOnlySpan<byte> bases)
    {
        if (position < 1 || (long)position - 1 + bases.Length > Length)
        {
            return false;
        }

        var own = Bases.Slice(position - 1, bases.Length);
        for (var i = 0; i < bases.Length; i++)
        {
            if (own[i] != (bases[i] & ~0x20) && own[i] != (byte)'N')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Copies the bases that are read from a position on, going right, or left as complements; where a contig that is not
    /// circular ends, there is N.
    /// </summary>
    internal void Read(int position, bool forward, Span<byte> target)
    {
        var all = Bases;
        var first = forward ? position : position - target.Length + 1;
        if (first >= 1 && first - 1 <= all.Length - target.Length)
        {
            Read(all.Slice(first - 1, target.Length), forward, target);
            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            var at = forward ? position + i : position - i;
            at = Circular ? Around(at) : at;
            var letter = at >= 1 && at <= all.Length ? all[at - 1] : (byte)'N';
            target[i] = forward ? letter : CodingSequence.Complement(letter);
        }
    }

    private static void Read(ReadOnlySpan<byte> own, bool forward, Span<byte> target)
    {
        own.CopyTo(target);
        if (!forward)
        {
            target.Reverse();
            CodingSequence.Complement(target);
        }
    }

    private int Around(int position)
    {
        if (position >= 1 && position <= Length)
        {
            return position;
        }

        var offset = (position - 1) % Length;
        return (offset < 0 ? offset + Length : offset) + 1;
    }
}
