using System.Globalization;
using CsCheck;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>Makes the change in the whole gene, translates it, and compares with what is called from a few codons.</summary>
public sealed class AgainstTheWholeProtein
{
    private const int Times = 300;

    [Fact]
    public void The_codons_put_into_the_gene_make_the_changed_gene() => Check((gene, csq) =>
    {
        var (first, last) = Codons(csq);
        var (before, after) = Halves(csq["Codons"]);
        Assert.Equal(gene.Coding[(3 * first)..(3 * last)], before, ignoreCase: true);
        Assert.Equal(gene.Changed, gene.Coding[..(3 * first)] + after.ToUpperInvariant() + gene.Coding[(3 * last)..]);
    });

    [Fact]
    public void The_residues_put_into_the_protein_make_the_changed_protein() => Check((gene, csq) =>
    {
        if (csq.Consequence.Contains("retained", StringComparison.Ordinal) || csq.Consequence.Contains("lost", StringComparison.Ordinal))
        {
            return;
        }

        var (first, last) = Codons(csq);
        var (before, after) = Halves(csq["Amino_acids"]);
        var own = Translation.Protein(gene.Coding) + "*";
        Assert.Equal(own[first..last], before);
        var made = own[..first] + after.TrimEnd('X');
        var changed = Translation.Protein(gene.Changed) + "*";
        if (csq.Consequence.Contains("frameshift", StringComparison.Ordinal))
        {
            Assert.StartsWith(made.Split('*')[0], changed, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(changed, (made + own[last..]).Split('*')[0] + "*");
        }
    });

    [Fact]
    public void A_frameshift_is_what_shifts_the_frame() => Check((gene, csq) =>
    {
        if (!csq.Consequence.Contains("retained", StringComparison.Ordinal))
        {
            Assert.Equal((gene.Inserted.Length - gene.Deleted) % 3 != 0, csq.Consequence.Contains("frameshift", StringComparison.Ordinal));
        }
    });

    [Fact]
    public void A_substitution_is_named_by_the_protein_it_makes() => Check((gene, csq) =>
    {
        if (gene.Inserted.Length == gene.Deleted)
        {
            Assert.Equal(Substitution(gene), InProtein(csq));
        }
    });

    [Fact]
    public void A_change_in_frame_is_named_by_the_protein_it_makes() => Check((gene, csq) =>
    {
        var growth = gene.Inserted.Length - gene.Deleted;
        if (growth == 0 || growth % 3 != 0 || csq.Consequence.Contains("start", StringComparison.Ordinal))
        {
            return;
        }

        var own = Translation.Protein(gene.Coding);
        var changed = Translation.Protein(gene.Changed);
        var stops = Translation.Of(gene.Changed).Contains('*', StringComparison.Ordinal);
        Assert.Equal(!stops, csq.Consequence.Contains("stop_lost", StringComparison.Ordinal));
        if (InProtein(csq) is "inframe_insertion" or "inframe_deletion")
        {
            // What reaches into the stop codon may bring another stop and so add less than its length; nothing, where it exchanges what stood before, too.
            var stop = gene.Coding.Length - 3;
            var least = gene.At + gene.Deleted <= stop || growth < 0 ? growth / 3 : gene.At < stop ? 0 : 1;
            Assert.InRange(changed.Length, own.Length + least, own.Length + (growth / 3));
        }
        else if (csq.Consequence.Contains("stop_gained", StringComparison.Ordinal))
        {
            Assert.True(changed.Length < own.Length + (growth / 3), $"{changed} is not shorter than {own} by a stop");
        }
        else if (csq.Consequence.Contains("stop_retained", StringComparison.Ordinal))
        {
            Assert.Equal(own, Translation.Protein(gene.Changed + RandomGene.Behind));
        }
    });

    private static string Substitution(RandomGene gene)
    {
        var (own, changed) = (Translation.Protein(gene.Coding), Translation.Protein(gene.Changed));
        if (!Translation.IsStart(gene.Changed[..3]))
        {
            return "start_lost";
        }

        var start = gene.Changed[..3] == gene.Coding[..3] ? [] : new[] { "start_retained_variant" };
        var stop = gene.Changed[^3..] == gene.Coding[^3..];
        var stops = Translation.Of(gene.Changed[^3..]) == "*";
        string[] rest = changed.Length < own.Length ? ["stop_gained"]
            : !stops ? ["stop_lost"]
            : changed != own ? ["missense_variant"]
            : !stop && gene.Changed[..^3] == gene.Coding[..^3] ? ["stop_retained_variant"]
            : start.Length > 0 ? [] : ["synonymous_variant"];
        return string.Join('&', rest.Concat(start));
    }

    // Changes near an intron are marked as such, which says nothing of the protein.
    private static string InProtein(Csq csq) => string.Join('&', csq.Consequence.Split('&').Where(term => term is not ("splice_region_variant" or "protein_altering_variant")));

    private static void Check(Action<RandomGene, Csq> check)
        => RandomGene.Any.Sample(
            gene =>
            {
                using var genome = gene.Genome();
                var (position, reference, alternate) = gene.Variant();
                check(gene, Csq.Of(genome.Bundle, position, reference, alternate).Of("g"));
            },
            iter: Times);

    // Codon numbers as a range of offsets; "3-4" of an insertion between two codons is an empty one.
    private static (int First, int Last) Codons(Csq csq)
    {
        var numbers = csq["Protein_position"].Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return csq["Codons"].StartsWith("-/", StringComparison.Ordinal) ? (numbers[0], numbers[0]) : (numbers[0] - 1, numbers[^1]);
    }

    private static (string Before, string After) Halves(string field)
    {
        var halves = field.Split('/');
        return (halves[0].Trim('-'), halves[^1].Trim('-'));
    }
}
