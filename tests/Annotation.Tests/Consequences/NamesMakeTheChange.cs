using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>Reads a name back, makes the change that it says, and compares with the change that was named.</summary>
public sealed partial class NamesMakeTheChange
{
    [Fact]
    public void Along_the_coding_sequence() => RandomGene.Any.Sample(
        gene =>
        {
            if (Name(gene) is var name && Plain().Match(name) is { Success: true } match)
            {
                Assert.Equal(gene.Changed, Made(gene.Coding, match));
            }
            else
            {
                // Moved to the end of a part, where it may go on into what follows.
                Assert.True(name.Contains('+', StringComparison.Ordinal) || name.Contains('-', StringComparison.Ordinal) || name.Contains('*', StringComparison.Ordinal), name);
            }
        },
        iter: 500);

    [Fact]
    public void As_far_towards_the_end_as_it_goes() => RandomGene.Any.Sample(
        gene =>
        {
            if (gene.Cuts.Count == 0 && Plain().Match(Name(gene)) is { Success: true } match && match.Groups[3].Value is "del" or "dup")
            {
                var (from, to) = Range(match);
                var behind = (gene.Coding + RandomGene.Behind)[to];
                Assert.NotEqual(gene.Coding[from - 1], behind);
            }
        },
        iter: 500);

    private static string Name(RandomGene gene)
    {
        using var genome = gene.Genome();
        var (position, reference, alternate) = gene.Variant();
        return Csq.Of(genome.Bundle, position, reference, alternate).Of("g")["HGVSc"].Split(":c.")[1];
    }

    private static (int From, int To) Range(Match match)
    {
        var from = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return (from, match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : from);
    }

    private static string Made(string coding, Match match)
    {
        var (from, to) = Range(match);
        var own = coding[(from - 1)..to];
        var bases = match.Groups[4].Value;
        var turned = string.Concat(own.Reverse().Select(letter => letter switch { 'A' => 'T', 'C' => 'G', 'G' => 'C', _ => 'A' }));
        return match.Groups[3].Value switch
        {
            "ins" => coding[..from] + bases + coding[from..],
            "dup" => coding[..to] + own + coding[to..],
            "del" => coding[..(from - 1)] + coding[to..],
            "delins" => coding[..(from - 1)] + bases + coding[to..],
            "inv" => coding[..(from - 1)] + turned + coding[to..],
            var change => own == change[..1] ? coding[..(from - 1)] + bases + coding[to..] : $"{own} is not {change}",
        };
    }

    [GeneratedRegex("^([0-9]+)(?:_([0-9]+))?(delins|del|dup|inv|ins|[ACGT]>)([ACGT]*)$")]
    private static partial Regex Plain();
}
