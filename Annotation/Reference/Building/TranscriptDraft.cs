namespace GasOrleans.Annotation.Reference.Building;

/// <summary>A transcript to be written into a bundle.</summary>
internal sealed record TranscriptDraft
{
    public required string Contig { get; init; }

    public required bool Forward { get; init; }

    /// <summary>Exons in ascending order; positions past a circular contig's length go round its origin.</summary>
    public required IReadOnlyList<(int Start, int End)> Exons { get; init; }

    /// <summary>The coding parts in ascending order; slippage may read a base twice or leave some out.</summary>
    public IReadOnlyList<(int Start, int End)> Coding { get; init; } = [];

    public bool PartialStart { get; init; }

    public bool PartialEnd { get; init; }

    /// <summary>How many bases of the first codon lie before the first coding base.</summary>
    public int Padding { get; init; }

    public int GeneticCode { get; init; } = 1;

    public string Symbol { get; init; } = "";

    public required string Gene { get; init; }

    public required string Feature { get; init; }

    public required string Biotype { get; init; }

    /// <summary>The protein's name; absent, the transcript's is used.</summary>
    public string? Protein { get; init; }

    /// <summary>The lower, the rather it is picked among transcripts.</summary>
    public int Preference { get; init; }
}
