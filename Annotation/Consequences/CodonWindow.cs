using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Cuts the codons that an allele touches out of the coding sequence, as they were and as they become.</summary>
internal sealed class CodonWindow
{
    private byte[] bases = new byte[96];

    public void Fill(in TranscriptView view, Hits hits, ReadOnlySpan<byte> inserted, TranscriptEffect effect)
    {
        var first = (((hits.First.First - 1) / 3) * 3) + 1;
        var last = Math.Min((((hits.Last.Last - 1) / 3) * 3) + 3, view.Row.CodingLength);
        var length = last - first + 1;
        if (bases.Length < length)
        {
            bases = new byte[length * 2];
        }

        var own = bases.AsSpan(0, length);
        CodingSequence.Read(view.Row, view.Coding, view.Contig, first, own);
        Write(effect, own, first, hits, inserted);
        Translate(view, effect.CodonsBefore.Written, effect.ResiduesBefore, first == 1);
        Translate(view, effect.CodonsAfter.Written, effect.ResiduesAfter, first == 1);
        effect.HasCodons = true;
    }

    private static void Write(TranscriptEffect effect, ReadOnlySpan<byte> own, int first, Hits hits, ReadOnlySpan<byte> inserted)
    {
        var (before, after) = (effect.CodonsBefore, effect.CodonsAfter);
        before.Clear();
        after.Clear();
        if (hits.Whole == 1 && inserted.Length == hits.First.Last - hits.First.First + 1)
        {
            // Bases for as many others, which most changes are.
            Replace(own, hits.First.First - first, own.Slice(hits.First.First - first, inserted.Length), before);
            Replace(own, hits.First.First - first, inserted, after);
            return;
        }

        var at = 0;
        for (var i = 0; i < hits.Whole; i++)
        {
            var place = i == 0 ? hits.First : hits.Last;
            Lower(own[at..(place.First - first)], before);
            Lower(own[at..(place.First - first)], after);
            before.Write(own[(place.First - first)..(place.Last + 1 - first)]);
            after.Write(inserted);
            at = place.Last + 1 - first;
        }

        Lower(own[at..], before);
        Lower(own[at..], after);
    }

    private static void Replace(ReadOnlySpan<byte> own, int at, ReadOnlySpan<byte> bases, TextBuffer target)
    {
        var span = target.Take(own.Length);
        for (var i = 0; i < own.Length; i++)
        {
            span[i] = (byte)(own[i] | 0x20);
        }

        bases.CopyTo(span[at..]);
    }

    private static void Lower(ReadOnlySpan<byte> own, TextBuffer target)
    {
        var span = target.Take(own.Length);
        for (var i = 0; i < own.Length; i++)
        {
            span[i] = (byte)(own[i] | 0x20);
        }
    }

    // An incomplete codon at the end, as a frameshift leaves one, reads as X.
    private static void Translate(in TranscriptView view, ReadOnlySpan<byte> codons, TextBuffer residues, bool fromStart)
    {
        var code = GeneticCode.Of(view.Row.GeneticCode);
        residues.Clear();
        var span = residues.Take((codons.Length / 3) + 1);
        var count = 0;
        for (var i = 0; i + 2 < codons.Length; i += 3)
        {
            span[count++] = i == 0 && fromStart && view.Starts && code.IsStart(codons[0], codons[1], codons[2])
                ? (byte)'M'
                : code.Translate(codons[i], codons[i + 1], codons[i + 2]);
        }

        if (codons.Length % 3 != 0 && !(count == 1 && span[0] == (byte)'*'))
        {
            span[count++] = (byte)'X';
        }

        residues.CutTo(count);
    }
}
