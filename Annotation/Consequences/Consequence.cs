namespace GasOrleans.Annotation.Consequences;

/// <summary>The Sequence Ontology terms in use, the most severe first (VEP's order).</summary>
public enum Consequence
{
    /// <summary>SO:0001893, the whole transcript is deleted.</summary>
    TranscriptAblation,

    /// <summary>SO:0001574.</summary>
    SpliceAcceptorVariant,

    /// <summary>SO:0001575.</summary>
    SpliceDonorVariant,

    /// <summary>SO:0001587.</summary>
    StopGained,

    /// <summary>SO:0001589.</summary>
    FrameshiftVariant,

    /// <summary>SO:0001578.</summary>
    StopLost,

    /// <summary>SO:0002012.</summary>
    StartLost,

    /// <summary>SO:0001889, the whole transcript is there more often.</summary>
    TranscriptAmplification,

    /// <summary>SO:0001907, bases are added to the transcript by a large event.</summary>
    FeatureElongation,

    /// <summary>SO:0001906, a part of the transcript is cut off.</summary>
    FeatureTruncation,

    /// <summary>SO:0001821.</summary>
    InframeInsertion,

    /// <summary>SO:0001822.</summary>
    InframeDeletion,

    /// <summary>SO:0001583.</summary>
    MissenseVariant,

    /// <summary>SO:0001818.</summary>
    ProteinAlteringVariant,

    /// <summary>SO:0001787.</summary>
    SpliceDonorFifthBaseVariant,

    /// <summary>SO:0001630.</summary>
    SpliceRegionVariant,

    /// <summary>SO:0002170.</summary>
    SpliceDonorRegionVariant,

    /// <summary>SO:0002169.</summary>
    SplicePolypyrimidineTractVariant,

    /// <summary>SO:0001626.</summary>
    IncompleteTerminalCodonVariant,

    /// <summary>SO:0002019.</summary>
    StartRetainedVariant,

    /// <summary>SO:0001567.</summary>
    StopRetainedVariant,

    /// <summary>SO:0001819.</summary>
    SynonymousVariant,

    /// <summary>SO:0001580.</summary>
    CodingSequenceVariant,

    /// <summary>SO:0001623.</summary>
    FivePrimeUtrVariant,

    /// <summary>SO:0001624.</summary>
    ThreePrimeUtrVariant,

    /// <summary>SO:0001792.</summary>
    NonCodingTranscriptExonVariant,

    /// <summary>SO:0001627.</summary>
    IntronVariant,

    /// <summary>SO:0001621.</summary>
    NmdTranscriptVariant,

    /// <summary>SO:0001619.</summary>
    NonCodingTranscriptVariant,

    /// <summary>SO:0001631.</summary>
    UpstreamGeneVariant,

    /// <summary>SO:0001632.</summary>
    DownstreamGeneVariant,

    /// <summary>SO:0001628.</summary>
    IntergenicVariant,

    /// <summary>No consequence was called.</summary>
    None,
}
