using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Haplotypes;

/// <summary>Watches which codons alleles touch, and tells what an allele does together with those that share a haplotype and a codon with it.</summary>
internal sealed class CodonWatch(Neighbours neighbours, CsqText text)
{
    private readonly CombinedCaller combined = new(new CodingCaller());
    private Mates? mates;
    private Company? company;

    /// <summary>Whether anybody wants to know.</summary>
    public bool IsOn { get; set; }

    /// <summary>Whether the allele shares a haplotype with others.</summary>
    public bool HasCompany => company is not null;

    /// <summary>Where the codons lie that the allele touches, over all transcripts.</summary>
    public List<Stretch> Touched { get; } = [];

    /// <summary>From now on alleles have this company.</summary>
    public void With(Mates? others, Company? own) => (mates, company) = (others, own);

    /// <summary>Notes the codons that the allele touches in a transcript; whether another allele may touch them, too.</summary>
    public bool Share(in TranscriptView view, NormalAllele allele, TranscriptEffect effect)
    {
        if (!effect.HasCodons || !IsOn)
        {
            return false;
        }

        CodonReach.Add(view, CodonReach.Codons(effect.InCoding), Touched);
        return company is not null && CombinedCaller.Shares(view, allele, mates!, company.Perhaps, neighbours);
    }

    /// <summary>Writes an entry for each set of alleles that are on one haplotype with this one; returns what they come to.</summary>
    public ConsequenceSet WriteTogether(int number, in TranscriptView view, NormalAllele allele, TranscriptEffect effect)
    {
        var terms = default(ConsequenceSet);
        if (company is null || !effect.HasCodons)
        {
            return terms;
        }

        combined.Begin();
        foreach (var set in company.Sets)
        {
            if (combined.TryCall(view, allele, mates!, set, neighbours))
            {
                text.Together(number, view, combined.Place, combined.Inserted, combined.Effect);
                terms = terms.And(combined.Effect.Terms);
            }
        }

        return terms;
    }
}
