using GasOrleans.Annotation.Tracks.Building;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>All that goes into a bundle.</summary>
internal sealed record BundleDraft
{
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    public IReadOnlyList<string> Names { get; init; } = [];

    public required IReadOnlyList<ContigDraft> Contigs { get; init; }

    /// <summary>The bases of all contigs in a file of their own, to be moved into the bundle; absent, the contigs have them.</summary>
    public string? SequenceFile { get; init; }

    public required IReadOnlyList<TranscriptDraft> Transcripts { get; init; }

    public string? KnownName { get; init; }

    public IEnumerable<KnownDraft> Known { get; init; } = [];

    /// <summary>Told of known variants that do not fit the sequences; absent, there must be none.</summary>
    public Action<string>? SayUnfit { get; init; }

    /// <summary>Further files whose rows are joined to variants.</summary>
    public IReadOnlyList<TrackRequest> Tracks { get; init; } = [];

    public int UpstreamDistance { get; init; } = 5000;

    public int DownstreamDistance { get; init; } = 5000;

    public IReadOnlyList<SourceEntry> Sources { get; init; } = [];

    public string Inputs { get; init; } = "";
}

/// <summary>A sequence to be written into a bundle.</summary>
internal sealed record ContigDraft(FastaRecord Sequence, bool Circular, int GeneticCode, IReadOnlyList<string> Synonyms);

/// <summary>A known variant as VCF would write it.</summary>
internal sealed record KnownDraft(string Contig, int Position, byte[] Reference, byte[] Alternate, string Id);
