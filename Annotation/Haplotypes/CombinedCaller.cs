using System.Numerics;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Haplotypes;

/// <summary>Calls several changes of one haplotype that share codons as the one change that they make together.</summary>
internal sealed class CombinedCaller(CodingCaller coding)
{
    private readonly List<Piece> pieces = [];
    private readonly List<byte> inserted = [];
    private readonly List<ulong> seen = [];
    private byte[] own = new byte[64];

    /// <summary>What the changes do together.</summary>
    public TranscriptEffect Effect { get; } = new();

    /// <summary>The coding positions that are replaced; nothing, before the first, when bases are only inserted.</summary>
    public Stretch Place { get; private set; }

    /// <summary>What stands in their place, in reading direction.</summary>
    public ReadOnlySpan<byte> Inserted => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(inserted);

    /// <summary>Begins with another allele and transcript.</summary>
    public void Begin() => seen.Clear();

    /// <summary>Whether a change of the set shares a codon with the allele.</summary>
    public static bool Shares(in TranscriptView view, NormalAllele allele, Mates mates, ulong set, Neighbours neighbours)
    {
        if (!TryPlace(view, allele, out var self))
        {
            return false;
        }

        for (; set != 0; set &= set - 1)
        {
            var mate = neighbours.Moved(view.Contig, view.Row, mates.Change(BitOperations.TrailingZeroCount(set)));
            if (TryPlace(view, mate, out var place) && Touch(CodonReach.Codons(place), CodonReach.Codons(self)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Calls the allele together with those of a set that share codons with it, or with one that does; false when none does, or they cannot be, or were already.</summary>
    public bool TryCall(in TranscriptView view, NormalAllele allele, Mates mates, ulong set, Neighbours neighbours)
    {
        if (!TryPlace(view, allele, out var self))
        {
            return false;
        }

        var with = Gather(view, self, mates, set, neighbours);
        if (with == 0 || seen.Contains(with))
        {
            return false;
        }

        seen.Add(with);
        pieces.Clear();
        Effect.Clear();
        Add(view, allele, self);
        for (var rest = with; rest != 0; rest &= rest - 1)
        {
            var mate = neighbours.Moved(view.Contig, view.Row, mates.Change(BitOperations.TrailingZeroCount(rest)));
            _ = TryPlace(view, mate, out var place);
            Add(view, mate, place);
        }

        return TryMerge(view) && Call(view);
    }

    /// <summary>Whether the codons touch: the ranges overlap.</summary>
    private static bool Touch(Stretch one, Stretch other) => one.First <= other.Last && other.First <= one.Last;

    private static bool TryPlace(in TranscriptView view, NormalAllele allele, out Stretch place)
    {
        var hits = Hits.Of(view, allele);
        place = hits.First;
        return hits is { Touched: 1, Whole: 1 } && place.First <= view.Row.CodingLength;
    }

    /// <summary>Those that share a codon with the allele, or with another that does.</summary>
    private static ulong Gather(in TranscriptView view, Stretch self, Mates mates, ulong set, Neighbours neighbours)
    {
        ulong with = 0;
        var codons = CodonReach.Codons(self);
        for (var found = true; found;)
        {
            found = false;
            for (var rest = set & ~with; rest != 0; rest &= rest - 1)
            {
                var number = BitOperations.TrailingZeroCount(rest);
                var mate = neighbours.Moved(view.Contig, view.Row, mates.Change(number));
                if (TryPlace(view, mate, out var place) && CodonReach.Codons(place) is var others && Touch(codons, others))
                {
                    codons = new(Math.Min(codons.First, others.First), Math.Max(codons.Last, others.Last));
                    (with, found) = (with | (1UL << number), true);
                }
            }
        }

        return with;
    }

    private void Add(in TranscriptView view, NormalAllele allele, Stretch place)
    {
        // Splice sites and exons are those of each.
        TranscriptCaller.FindSites(view, allele, Effect);
        var bases = new byte[allele.Inserted.Length];
        for (var i = 0; i < bases.Length; i++)
        {
            bases[i] = view.Forward ? (byte)(allele.Inserted[i] & ~0x20) : CodingSequence.Complement(allele.Inserted[^(i + 1)]);
        }

        pieces.Add(new(place, bases));
    }

    /// <summary>Puts the pieces together with what stands between them; false when they do not fit beside each other, or undo each other.</summary>
    private bool TryMerge(in TranscriptView view)
    {
        pieces.Sort((one, other) => (one.Place.First, one.Place.Last).CompareTo((other.Place.First, other.Place.Last)));
        var (first, at) = (pieces[0].Place.First, pieces[0].Place.First);
        inserted.Clear();
        for (var i = 0; i < pieces.Count; i++)
        {
            var place = pieces[i].Place;
            if (place.First < at || (i > 0 && place == pieces[i - 1].Place))
            {
                return false;
            }

            Read(view, at, place.First - at);
            inserted.AddRange(own.AsSpan(0, place.First - at));
            inserted.AddRange(pieces[i].Inserted);
            at = Math.Max(place.First, place.Last + 1);
        }

        Read(view, first, at - first);
        return Trim(first, own.AsSpan(0, at - first));
    }

    private bool Trim(int first, ReadOnlySpan<byte> before)
    {
        var head = before.CommonPrefixLength(Inserted);
        var tail = 0;
        while (tail < Math.Min(before.Length, inserted.Count) - head && before[^(tail + 1)] == inserted[^(tail + 1)])
        {
            tail++;
        }

        inserted.RemoveRange(inserted.Count - tail, tail);
        inserted.RemoveRange(0, head);
        Place = new(first + head, first + before.Length - tail - 1);
        return Place.Last >= Place.First || inserted.Count > 0;
    }

    private bool Call(in TranscriptView view)
    {
        ref readonly var row = ref view.Row;
        coding.CallMerged(view, Place, Inserted, Effect);
        var shift = row.CodingFrom - row.Padding - 1;
        Effect.InCoding = Place;
        Effect.InTranscript = new(Place.First + shift, Place.Last + shift);
        Effect.Terms = Effect.Terms.AndIf((row.Flags & TranscriptFlags.Decays) != 0, Consequence.NmdTranscriptVariant);
        return true;
    }

    private void Read(in TranscriptView view, int from, int count)
    {
        if (own.Length < count)
        {
            own = new byte[count * 2];
        }

        CodingSequence.Read(view.Row, view.Coding, view.Contig, from, own.AsSpan(0, count));
    }

    private sealed record Piece(Stretch Place, byte[] Inserted);
}
