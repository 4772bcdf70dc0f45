using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>
/// Reads a transcript's protein as it is, and as it becomes from the changed codons on: through the rest of the coding
/// sequence and what follows, up to the first stop.
/// </summary>
internal sealed class ChangedProtein
{
    // Where nothing says how far the transcript reaches, a stop this many codons on says nothing either.
    private const int MostBehind = 3000;

    private byte[] bases = new byte[512];
    private int length;
    private int nextCoding;
    private int nextBehind;
    private int behind;
    private int at;
    private bool first;

    /// <summary>The residue of a codon; <c>X</c> behind the last whole one.</summary>
    public static byte Own(in TranscriptView view, int codon)
    {
        Span<byte> bases = stackalloc byte[3];
        var first = (codon * 3) - 2;
        if (first < 1 || first + 2 > view.Row.CodingLength)
        {
            return (byte)'X';
        }

        CodingSequence.Read(view.Row, view.Coding, view.Contig, first, bases);
        var code = GeneticCode.Of(view.Row.GeneticCode);
        return codon == 1 && view.Starts ? (byte)'M' : code.Translate(bases[0], bases[1], bases[2]);
    }

    /// <summary>Begins at the first codon that is touched.</summary>
    public void Begin(in TranscriptView view, Stretch place, ReadOnlySpan<byte> inserted)
    {
        var head = (place.First - 1) % 3;
        length = 0;
        Reserve(head + inserted.Length);
        CodingSequence.Read(view.Row, view.Coding, view.Contig, place.First - head, bases.AsSpan(0, head));
        inserted.CopyTo(bases.AsSpan(head));
        length = head + inserted.Length;
        (at, nextCoding, nextBehind) = (0, place.Last + 1, 0);
        first = view.Starts && place.First <= 3;
        behind = Behind(view);
    }

    /// <summary>The next residue; <c>X</c> where what follows is not known.</summary>
    public byte Next(in TranscriptView view)
    {
        while (length - at < 3)
        {
            if (!More(view))
            {
                return (byte)'X';
            }
        }

        var code = GeneticCode.Of(view.Row.GeneticCode);
        var codon = bases.AsSpan(at, 3);
        var starts = first && code.IsStart(codon[0], codon[1], codon[2]);
        (at, first) = (at + 3, false);
        return starts ? (byte)'M' : code.Translate(codon[0], codon[1], codon[2]);
    }

    private bool More(in TranscriptView view)
    {
        bases.AsSpan(at, length - at).CopyTo(bases);
        (length, at) = (length - at, 0);
        const int Step = 96;
        Reserve(Step);
        var coding = Math.Min(Step, view.Row.CodingLength - nextCoding + 1);
        if (coding > 0)
        {
            CodingSequence.Read(view.Row, view.Coding, view.Contig, nextCoding, bases.AsSpan(length, coding));
            (length, nextCoding) = (length + coding, nextCoding + coding);
            return true;
        }

        var more = Math.Min(Step, behind - nextBehind);
        if (more <= 0)
        {
            return false;
        }

        ReadBehind(view, nextBehind, bases.AsSpan(length, more));
        (length, nextBehind) = (length + more, nextBehind + more);
        return true;
    }

    // Genes of one exon with no untranslated end annotated are those of bacteria: what follows on the contig is read on.
    private static int Behind(in TranscriptView view)
    {
        if (!view.Stops)
        {
            return 0;
        }

        var untranslated = view.Row.Length - view.Row.CodingTo;
        return untranslated > 0 ? untranslated : view.Exons.Length == 1 ? MostBehind : 0;
    }

    private static void ReadBehind(in TranscriptView view, int from, Span<byte> target)
    {
        var position = view.Row.CodingTo + 1 + from;
        var step = view.Forward ? 1 : -1;
        for (var i = view.Forward ? 0 : view.Exons.Length - 1; i >= 0 && i < view.Exons.Length && target.Length > 0; i += step)
        {
            var exon = view.Exons[i];
            var final = view.Forward ? i == view.Exons.Length - 1 : i == 0;
            var skip = position - 1 - exon.Before;
            var has = final ? int.MaxValue : exon.End - exon.Start + 1 - skip;
            if (skip < 0 || has <= 0)
            {
                continue;
            }

            var take = Math.Min(has, target.Length);
            view.Contig.Read(view.Forward ? exon.Start + skip : exon.End - skip, view.Forward, target[..take]);
            target = target[take..];
            position += take;
        }
    }

    private void Reserve(int more)
    {
        if (bases.Length - length < more)
        {
            Array.Resize(ref bases, Math.Max(bases.Length * 2, length + more));
        }
    }
}
