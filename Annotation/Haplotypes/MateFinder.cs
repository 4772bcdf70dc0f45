using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation.Haplotypes;

/// <summary>Finds, by the genotypes of all samples, which alleles of neighbouring records share a haplotype with those of a record.</summary>
internal sealed class MateFinder(ChunkLines lines)
{
    // Longer changes take many codons with them, and are looked at alone.
    private const int LongestReference = 60;

    // Of more records at one codon no sample has a real genotype.
    private const int MostNeighbours = 16;
    private const int MostLooked = 256;
    private const int MostPlaces = 16;
    private const int Codon = 3;

    private readonly List<Neighbour> near = [];

    public Mates Mates { get; } = new();

    /// <summary>Whether any allele has a mate; then <see cref="Mates"/> knows them.</summary>
    /// <param name="text">The chunk.</param>
    /// <param name="record">The record's place in it.</param>
    /// <param name="contig">Where it lies.</param>
    /// <param name="codons">Where the codons lie that it touches.</param>
    public bool Find(ReadOnlySpan<byte> text, int record, Contig contig, List<Stretch> codons)
    {
        Mates.Clear();
        if (codons.Count == 1 && lines.IsAlone(record, (long)codons[0].First - LongestReference, codons[0].Last))
        {
            return false;
        }

        Gather(text, record, contig, codons);
        var self = near.FindIndex(neighbour => neighbour.Record == record);
        if (near.Count < 2 || self < 0 || near[self].Genotype < 0)
        {
            return false;
        }

        near.RemoveAll(neighbour => neighbour.Genotype < 0);
        Walk(text, near.FindIndex(neighbour => neighbour.Record == record), contig);
        return Mates.Count > 0;
    }

    /// <summary>The records at some codons, and at those that a long one of them reaches besides.</summary>
    private void Gather(ReadOnlySpan<byte> text, int record, Contig contig, List<Stretch> codons)
    {
        near.Clear();
        near.Add(Of(text, record));
        for (var i = 0; i < codons.Count && i < MostPlaces; i++)
        {
            var range = lines.Near(record, (long)codons[i].First - LongestReference, codons[i].Last);
            for (var other = range.Start.Value; other < range.End.Value && other < range.Start.Value + MostLooked && near.Count <= MostNeighbours; other++)
            {
                if (!near.Exists(neighbour => neighbour.Record == other) && NeighbourOf(text, other, contig, codons[i].First, out var length) is { } neighbour)
                {
                    near.Add(neighbour);
                    AddReach(codons, lines.PositionOf(other), length);
                }
            }
        }

        // What is said first must not depend on which codon was looked at first.
        near.Sort((one, other) => one.Record.CompareTo(other.Record));
    }

    private static void AddReach(List<Stretch> codons, int position, int length)
    {
        if (length > 1)
        {
            CodonReach.Add(codons, new(position - Codon, position + length + Codon));
        }
    }

    /// <summary>A record with bases that reach the codon, are those of the genome, and may be called together with others.</summary>
    private Neighbour? NeighbourOf(ReadOnlySpan<byte> text, int number, Contig contig, int low, out int length)
    {
        var record = Record.Cut(text[lines.At(number)]);
        var position = lines.PositionOf(number);
        length = record.Ref.Length;

        // An insertion right before the codon stands at the base before it.
        return position > 0 && record.Columns > Record.Fixed + 1 && length <= LongestReference && position + length >= low
            && Alleles.OfReference(record.Ref) == AlleleKind.Bases && contig.Matches(position, record.Ref) ? Of(text, number) : null;
    }

    private Neighbour Of(ReadOnlySpan<byte> text, int number)
    {
        var at = lines.At(number);
        var record = Record.Cut(text[at]);
        var genotypes = record.Genotypes;
        var tab = genotypes.IndexOf((byte)'\t');
        var format = tab < 0 ? [] : genotypes[..tab];
        return new(number, at.End.Value - (tab < 0 ? 0 : genotypes.Length - tab - 1), at.End.Value, SampleCall.PlaceOf(format, "GT"u8), SampleCall.PlaceOf(format, "PS"u8));
    }

    private void Walk(ReadOnlySpan<byte> text, int self, Contig contig)
    {
        Span<SampleCall> calls = stackalloc SampleCall[MostNeighbours + 1];
        calls = calls[..near.Count];
        while (Next(text, calls))
        {
            if (!calls[self].Varies)
            {
                continue;
            }

            for (var haplotype = 0; haplotype < calls[self].Ploidy; haplotype++)
            {
                if (calls[self][haplotype] > 0)
                {
                    Note(text, calls, self, haplotype, contig);
                }
            }
        }
    }

    /// <summary>The calls of the next sample; false when one of the records has no more.</summary>
    private bool Next(ReadOnlySpan<byte> text, Span<SampleCall> calls)
    {
        for (var i = 0; i < near.Count; i++)
        {
            var neighbour = near[i];
            if (neighbour.At > neighbour.End)
            {
                return false;
            }

            var rest = text[neighbour.At..neighbour.End];
            var tab = rest.IndexOf((byte)'\t');
            var sample = tab < 0 ? rest : rest[..tab];
            calls[i] = SampleCall.Read(sample, neighbour.Genotype, neighbour.Set);
            near[i] = neighbour with { At = neighbour.At + sample.Length + 1 };
        }

        return true;
    }

    private void Note(ReadOnlySpan<byte> text, ReadOnlySpan<SampleCall> calls, int self, int haplotype, Contig contig)
    {
        ulong with = 0, perhaps = 0;

        // The first call whose haplotypes differ says what the others' order is held against.
        var guide = calls[self].Same ? -1 : self;
        for (var i = 0; i < calls.Length; i++)
        {
            ref readonly var call = ref calls[i];
            if (i == self || !call.Varies)
            {
                continue;
            }

            guide = guide < 0 && !call.Same ? i : guide;
            if (call.Same || guide == i || (call.Phased && calls[guide].Phased && call.Set == calls[guide].Set))
            {
                with |= Bit(text, i, call[call.Same ? 0 : Math.Min(haplotype, call.Ploidy - 1)], contig);
            }
            else
            {
                for (var other = 0; other < call.Ploidy; other++)
                {
                    perhaps |= Bit(text, i, call[other], contig);
                }
            }
        }

        if ((with | perhaps) != 0)
        {
            Mates.Note(calls[self][haplotype], perhaps == 0 ? with : 0, with | perhaps);
        }
    }

    private ulong Bit(ReadOnlySpan<byte> text, int neighbour, int allele, Contig contig)
    {
        if (allele <= 0)
        {
            return 0;
        }

        var number = near[neighbour].Record;
        var record = Record.Cut(text[lines.At(number)]);
        var which = allele;
        foreach (var range in record.Alt.Split((byte)','))
        {
            if (--which == 0)
            {
                var alternate = record.Alt[range];
                var change = NormalAllele.Of(lines.PositionOf(number), record.Ref, alternate);
                return Alleles.OfAlternate(alternate) == AlleleKind.Bases && change.Deleted + change.Inserted.Length > 0 && change.End < contig.Length ? Mates.Add(number, allele, change) : 0;
            }
        }

        return 0;
    }

    /// <param name="Record">Its place in the chunk.</param>
    /// <param name="At">Where its next sample stands.</param>
    /// <param name="End">Where its line ends.</param>
    /// <param name="Genotype">The place of GT in its FORMAT.</param>
    /// <param name="Set">The place of PS.</param>
    private readonly record struct Neighbour(int Record, int At, int End, int Genotype, int Set);
}
