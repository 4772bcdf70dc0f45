using CsCheck;
using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>A gene with introns and a change within one of its coding parts, on either strand.</summary>
internal sealed record RandomGene(string Coding, IReadOnlyList<int> Cuts, bool Forward, int At, int Deleted, string Inserted)
{
    private const string Flank = "GATTACAGATTACAGATTACA";
    private const string Intron = "GTAAGTCCTTTTCCTTTTCAG";

    private static readonly Gen<char> Base = Gen.Char["ACGT"];

    public static Gen<RandomGene> Any { get; } =
        from start in Gen.OneOf([.. new[] { "ATG", "GTG", "TTG" }.Select(Gen.Const)])
        from codons in Gen.String[Base, 3, 3].Where(codon => Translation.Of(codon) != "*").Array[3, 20]
        from stop in Gen.OneOf([.. new[] { "TAA", "TAG", "TGA" }.Select(Gen.Const)])
        from forward in Gen.Bool
        from at in Gen.Int[0, (codons.Length * 3) + 5]
        from deleted in Gen.Int[0, 7]
        from inserted in Gen.String[Base, 0, 7]
        from cuts in Gen.Int[1, (codons.Length * 3) + 5].Array[0, 2]
        let coding = start + string.Concat(codons) + stop
        let cut = cuts.Where(cut => cut <= at || cut >= at + Math.Max(deleted, 1)).Distinct().Order().ToArray()
        where at + deleted <= coding.Length && (at > 0 || deleted > 0) && (deleted > 0 || !cut.Contains(at))
            && (deleted == 0 || inserted.Length == 0 || (coding[at] != inserted[0] && coding[at + deleted - 1] != inserted[^1]))
            && deleted + inserted.Length > 0
        select new RandomGene(coding, cut, forward, at, deleted, inserted);

    /// <summary>The coding sequence after the change.</summary>
    public string Changed => Coding[..At] + Inserted + Coding[(At + Deleted)..];

    /// <summary>What follows the coding sequence, up to where a new stop codon might be completed.</summary>
    public static string Behind => Flank;

    public static string Before => Flank;

    public SmallGenome Genome()
    {
        var contig = Contig(out var parts);
        var length = contig.Length;
        return Forward
            ? SmallGenome.Of(contig, SmallGenome.Gene("g", forward: true, parts))
            : SmallGenome.Of(
                SmallGenome.Turned(contig),
                SmallGenome.Gene("g", forward: false, [.. parts.Reverse().Select(part => (length - part.End + 1, length - part.Start + 1))]));
    }

    /// <summary>The change as VCF writes it, with an anchor base when one allele would be empty.</summary>
    public (int Position, string Reference, string Alternate) Variant()
    {
        var contig = Contig(out var parts);
        var start = Position(parts, At);
        var (reference, alternate) = (Coding.Substring(At, Deleted), Inserted);
        if (!Forward)
        {
            start = contig.Length - (start + Deleted - 1) + 1;
            (contig, reference, alternate) = (SmallGenome.Turned(contig), SmallGenome.Turned(reference), SmallGenome.Turned(alternate));
        }

        if (reference.Length > 0 && alternate.Length > 0)
        {
            return (start, reference, alternate);
        }

        var anchor = contig[start - 2];
        return (start - 1, anchor + reference, anchor + alternate);
    }

    private static int Position((int Start, int End)[] parts, int offset)
    {
        foreach (var (start, end) in parts)
        {
            if (offset <= end - start)
            {
                return start + offset;
            }

            offset -= end - start + 1;
        }

        return parts[^1].End + 1;
    }

    private string Contig(out (int Start, int End)[] parts)
    {
        var contig = Flank;
        var found = new List<(int, int)>();
        var from = 0;
        foreach (var cut in Cuts.Append(Coding.Length))
        {
            found.Add((contig.Length + 1, contig.Length + cut - from));
            contig += Coding[from..cut] + (cut < Coding.Length ? Intron : Flank);
            from = cut;
        }

        parts = [.. found];
        return contig;
    }
}

/// <summary>Translation by table 11, written another way than in the library.</summary>
internal static class Translation
{
    private const string Residues = "KNKNTTTTRSRSIIMIQHQHPPPPRRRRLLLLEDEDAAAAGGGGVVVV*Y*YSSSS*CWCLFLF";

    public static string Of(string bases)
        => string.Concat(Enumerable.Range(0, bases.Length / 3).Select(i => Residues[
            ("ACGT".IndexOf(bases[i * 3], StringComparison.Ordinal) * 16)
            + ("ACGT".IndexOf(bases[(i * 3) + 1], StringComparison.Ordinal) * 4)
            + "ACGT".IndexOf(bases[(i * 3) + 2], StringComparison.Ordinal)]));

    public static bool IsStart(string codon) => codon is "TTG" or "CTG" or "ATT" or "ATC" or "ATA" or "ATG" or "GTG";

    /// <summary>The protein up to its stop, which is left out.</summary>
    public static string Protein(string coding)
    {
        var all = (IsStart(coding[..3]) ? "M" : Of(coding[..3])) + Of(coding[3..]);
        return all.Split('*')[0];
    }
}
