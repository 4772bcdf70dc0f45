using System.Globalization;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>
/// What an annotation says for a transcript, in VEP's order: MANE Select, MANE Plus Clinical, canonical, APPRIS, transcript
/// support level; one number, the lower the better.
/// </summary>
internal static class GffTranscriptTags
{
    private const int NoAppris = 15;
    private const int NoSupport = 7;

    /// <summary>Of a transcript of which nothing is said.</summary>
    public const int None = (7 << 8) | (NoAppris << 4) | (NoSupport << 1) | 1;

    public static int Preference(GffFeature feature)
    {
        var tags = (feature["tag"] ?? "").Replace(' ', '_').Split(',');
        bool Has(string tag) => tags.Contains(tag, StringComparer.OrdinalIgnoreCase);
        var preference = Has("MANE_Select") ? 0 : 1;
        preference = (preference << 1) | (Has("MANE_Plus_Clinical") ? 0 : 1);
        preference = (preference << 1) | (Has("Ensembl_canonical") || Has("RefSeq_Select") ? 0 : 1);
        preference = (preference << 4) | Appris(tags);
        preference = (preference << 3) | Support(feature["transcript_support_level"]);
        return (preference << 1) | (feature["ccdsid"] is null && !Has("CCDS") ? 1 : 0);
    }

    private static int Appris(string[] tags)
    {
        var tag = tags.FirstOrDefault(tag => tag.StartsWith("appris_", StringComparison.Ordinal));
        return tag is null || !int.TryParse(tag.AsSpan(tag.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? NoAppris
            : tag.StartsWith("appris_principal", StringComparison.Ordinal) ? rank : rank + 5;
    }

    private static int Support(string? level)
        => level is { Length: > 0 } && level[0] is >= '1' and <= '5' ? level[0] - '0' : NoSupport;
}
