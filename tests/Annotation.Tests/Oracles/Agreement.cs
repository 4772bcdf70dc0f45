using System.Globalization;

namespace GasOrleans.Annotation.Tests.Oracles;

/// <summary>How often one agrees with others, and on what it does not.</summary>
internal sealed class Agreement(string what)
{
    private readonly Dictionary<string, (int Count, string Example)> differences = new(StringComparer.Ordinal);
    private int calls;
    private int same;

    public double Share => calls == 0 ? 0 : (double)same / calls;

    public int Calls => calls;

    public void Add(string expected, string found, (Variant Variant, string Transcript) place, Func<string, string> kind)
    {
        calls++;
        if (expected == found)
        {
            same++;
            return;
        }

        var name = $"{kind(expected)}, here {kind(found)}";
        var (count, example) = differences.GetValueOrDefault(name, (0, $"{place.Variant.Position} {place.Variant.Reference}>{place.Variant.Alternate} {place.Transcript}: {expected}, here {found}"));
        differences[name] = (count + 1, example);
    }

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{what}: {same} of {calls} ({Share:P3})\n")
            + string.Concat(differences.OrderByDescending(pair => pair.Value.Count).Take(12).Select(pair => string.Create(CultureInfo.InvariantCulture, $"   {pair.Value.Count} {pair.Key}; as at {pair.Value.Example}\n")));

    /// <summary>On what both oracles agree.</summary>
    public static Agreement OnTerms(Opinions ours, Opinions first, Opinions second)
    {
        var agreement = new Agreement("terms on which both oracles agree");
        foreach (var (place, one) in first)
        {
            if (second.TryGetValue(place, out var other) && one.MostSevere is { } term && term == other.MostSevere)
            {
                agreement.Add(term, ours.GetValueOrDefault(place)?.MostSevere ?? "nothing", place, text => text);
            }
        }

        return agreement;
    }

    /// <summary>On the names of substitutions, or of all other changes, of the transcript's change or of the protein's.</summary>
    public static Agreement OnNames(Opinions ours, Opinions oracle, bool protein, bool substitutions = true)
    {
        var agreement = new Agreement($"{(protein ? "p." : "c. and n.")} of {(substitutions ? "substitutions" : "other changes")}");
        foreach (var (place, opinion) in oracle.Where(pair => pair.Key.Variant.IsSubstitution == substitutions))
        {
            var (their, our) = (opinion.Plain(), ours.GetValueOrDefault(place)?.Plain());
            if (our is not null && (!protein || (their.Protein.Length > 0 && !IsTheirOwn(ours[place]))))
            {
                agreement.Add(protein ? their.Protein : their.Transcript, protein ? our.Protein : our.Transcript, place, WithoutNumbers);
            }
        }

        return agreement;
    }

    // Where a protein begins or ends anew snpEff says no more than that, and it translates tRNA as well.
    private static bool IsTheirOwn(Opinion our)
        => our.Transcript.StartsWith("n.", StringComparison.Ordinal) || our.Protein.Contains("ext", StringComparison.Ordinal) || our.Protein.Contains("Met1", StringComparison.Ordinal);

    private static string WithoutNumbers(string name) => new([.. name.Where(letter => !char.IsDigit(letter))]);
}
