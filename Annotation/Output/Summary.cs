using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation.Output;

/// <summary>Puts the counts of a run together.</summary>
internal static class Summary
{
    public static AnnotationSummary Of(Ledger ledger, BundleManifest manifest, bool table) => new()
    {
        Records = ledger.Counts.Records,
        Skipped = ledger.Counts.Skipped,
        Known = ledger.Counts.Known,
        KnownVariants = manifest.KnownVariants,
        Tracks = [.. manifest.Tracks.Index().Select(track => new TrackCount(track.Item.Name, ledger.Counts.TrackHits[track.Index], ledger.Counts.TrackRecords[track.Index]))],
        ReferenceBlocks = ledger.Counts.ReferenceBlocks,
        Located = ledger.Counts.Located.Index().ToDictionary(place => (Located)(1 << place.Index), place => place.Item),
        Consequences = ledger.Counts.Consequences.Index().Where(term => term.Item > 0).ToDictionary(term => (Consequence)term.Index, term => term.Item),
        Types = ledger.Counts.Types.Index().Where(type => type.Item > 0).ToDictionary(type => (VariantType)type.Index, type => type.Item),
        Transitions = ledger.Counts.Transitions,
        Transversions = ledger.Counts.Transversions,
        Contigs = [.. ledger.Contigs.All.Select(contig => new ContigCount(contig.Name, contig.Records))],
        Codes = ledger.Tally.Counts,
        Problems = ledger.Tally.Problems,
        HasTable = table,
        NoIndexBecause = ledger.Index.Obstacle,
    };
}
