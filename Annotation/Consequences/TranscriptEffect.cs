namespace GasOrleans.Annotation.Consequences;

/// <summary>What one allele does to one transcript; used again for the next, so that nothing is allocated.</summary>
internal sealed class TranscriptEffect
{
    public ConsequenceSet Terms { get; set; }

    public Located Located { get; set; }

    /// <summary>The exons it touches, numbered in reading direction.</summary>
    public Stretch Exons { get; set; }

    /// <summary>The introns it touches, numbered in reading direction.</summary>
    public Stretch Introns { get; set; }

    public Stretch InTranscript { get; set; }

    public Stretch InCoding { get; set; }

    /// <summary>The codons it touches, as they were; what changes stands in upper case.</summary>
    public TextBuffer CodonsBefore { get; } = new();

    /// <summary>The same codons as they become.</summary>
    public TextBuffer CodonsAfter { get; } = new();

    public TextBuffer ResiduesBefore { get; } = new();

    public TextBuffer ResiduesAfter { get; } = new();

    /// <summary>What becomes of the protein in HGVS notation, without its name; empty when it is not concerned.</summary>
    public TextBuffer Protein { get; } = new();

    /// <summary>Whether codons and residues were worked out.</summary>
    public bool HasCodons { get; set; }

    public void Add(Consequence consequence) => Terms = Terms.And(consequence);

    /// <summary>What an exchange does. Its codons and residues are not put here: its text has them already.</summary>
    public void Take(in CodonExchange exchange)
    {
        Clear();
        Terms = Terms.And(exchange.Consequence);
        (Located, HasCodons) = (Located.Exonic | Located.Cds, true);
        InCoding = new(exchange.InCoding, exchange.InCoding);
    }

    public void Clear()
    {
        (Terms, Located, HasCodons) = (default, Located.None, false);
        Protein.Clear();
        (Exons, Introns, InTranscript, InCoding) = (default, default, default, default);
    }
}
