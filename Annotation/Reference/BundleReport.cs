using System.Globalization;
using System.Text;

namespace GasOrleans.Annotation.Reference;

/// <summary>Says in a few lines what is in a bundle.</summary>
public static class BundleReport
{
    /// <summary>The lines.</summary>
    public static string Of(ReferenceBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var text = new StringBuilder();
        var manifest = bundle.Manifest;
        void Line(string name, object? value) => text.Append(CultureInfo.InvariantCulture, $"{name,-17}{value}\n");

        Line("genome", $"{manifest.Id}: {manifest.DisplayName}");
        foreach (var contig in bundle.Contigs)
        {
            Line("contig", $"{contig.Name}, {contig.Length} bases, {(contig.Circular ? "circular" : "linear")}, genetic code {contig.Code.Number}, "
                + $"also {string.Join(", ", manifest.Contigs[contig.Index].Synonyms)}");
        }

        foreach (var (biotype, count) in Biotypes(bundle.Transcripts))
        {
            Line("transcripts", $"{count} {biotype}");
        }

        foreach (var flag in Enum.GetValues<TranscriptFlags>().Where(flag => flag != TranscriptFlags.None))
        {
            Line("  of them", $"{Count(bundle.Transcripts, flag)} with {flag}");
        }

        Line("near", $"{manifest.UpstreamDistance} bases upstream, {manifest.DownstreamDistance} downstream");
        foreach (var track in manifest.Tracks)
        {
            var fields = track.Fields.Count > 0 ? $", fields {string.Join(' ', track.Fields.Select(field => field.Name))}" : "";
            Line("track", $"{track.Name}, {track.Rows} rows joined by {(track.Alleles is null ? "overlap" : "allele")}{(track.Ids is null ? "" : ", known variants")}{fields}");
        }

        foreach (var source in manifest.Sources)
        {
            Line("source", $"{source.What}: {source.From}; {source.Licence}");
        }

        return text.ToString();
    }

    private static IEnumerable<(string Biotype, int Count)> Biotypes(TranscriptFile file)
        => file.Rows.ToArray().GroupBy(row => Encoding.UTF8.GetString(file.Read(row.Biotype)), StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count())).OrderByDescending(pair => pair.Item2);

    private static int Count(TranscriptFile file, TranscriptFlags flag) => file.Rows.ToArray().Count(row => row.Flags.HasFlag(flag));
}
