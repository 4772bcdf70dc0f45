using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Vcf;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Output;

/// <summary>Puts the counts of a run together.</summary>
internal static class Summary
{
    public static AnnotationSummary Of(VariantCounts counts, Tally tally, TabixIndex index, BundleManifest manifest) => new()
    {
        Records = counts.Records,
        Skipped = counts.Skipped,
        Known = counts.Known,
        KnownVariants = manifest.KnownVariants,
        ReferenceBlocks = counts.ReferenceBlocks,
        Located = counts.Located.Index().ToDictionary(place => (Located)(1 << place.Index), place => place.Item),
        Consequences = counts.Consequences.Index().Where(term => term.Item > 0).ToDictionary(term => (Consequence)term.Index, term => term.Item),
        Types = counts.Types.Index().Where(type => type.Item > 0).ToDictionary(type => (VariantType)type.Index, type => type.Item),
        Codes = tally.Counts,
        Problems = tally.Problems,
        NoIndexBecause = index.Obstacle,
    };
}
