using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>
/// Whether a start or stop codon is there again after bases in it were inserted or deleted, made of what now stands
/// beside it: then the protein is the same.
/// </summary>
internal static class Ends
{
    /// <param name="view">The transcript.</param>
    /// <param name="allele">The change; it ends within the start codon.</param>
    /// <param name="last">The coding position at which it ends.</param>
    /// <param name="inserted">The inserted bases in reading direction.</param>
    public static bool StartKept(in TranscriptView view, NormalAllele allele, int last, ReadOnlySpan<byte> inserted)
    {
        var segment = view.Forward ? view.Coding[0] : view.Coding[^1];
        if (segment.End - segment.Start + 1 < 3)
        {
            return false;
        }

        // Filled from its end: what is left of the codon, then the insertion, then the bases before the change.
        Span<byte> codon = stackalloc byte[3];
        var left = 3 - last;
        view.Contig.Read(view.Forward ? segment.Start + last : segment.End - last, view.Forward, codon[(3 - left)..]);
        var fromInserted = Math.Min(inserted.Length, 3 - left);
        inserted[^fromInserted..].CopyTo(codon[(3 - left - fromInserted)..]);
        var fromBefore = 3 - left - fromInserted;
        view.Contig.Read(view.Forward ? allele.Start - fromBefore : allele.End + fromBefore, view.Forward, codon[..fromBefore]);
        return GeneticCode.Of(view.Row.GeneticCode).IsStart(codon[0], codon[1], codon[2]);
    }

    /// <param name="view">The transcript.</param>
    /// <param name="allele">The change; it begins within the stop codon.</param>
    /// <param name="first">The coding position at which it begins.</param>
    /// <param name="inserted">The inserted bases in reading direction.</param>
    public static bool StopKept(in TranscriptView view, NormalAllele allele, int first, ReadOnlySpan<byte> inserted)
    {
        var segment = view.Forward ? view.Coding[^1] : view.Coding[0];
        if (segment.End - segment.Start + 1 < 3)
        {
            return false;
        }

        Span<byte> codon = stackalloc byte[3];
        var before = first - view.StopAt;
        view.Contig.Read(view.Forward ? segment.End - 2 : segment.Start + 2, view.Forward, codon[..before]);
        var fromInserted = Math.Min(inserted.Length, 3 - before);
        inserted[..fromInserted].CopyTo(codon[before..]);
        view.Contig.Read(view.Forward ? allele.End + 1 : allele.Start - 1, view.Forward, codon[(before + fromInserted)..]);
        return GeneticCode.Of(view.Row.GeneticCode).Translate(codon[0], codon[1], codon[2]) == (byte)'*';
    }
}
