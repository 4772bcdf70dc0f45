using System.Globalization;
using System.Text;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Output;

/// <summary>The header lines that are ours.</summary>
internal static class HeaderLines
{
    public static byte[] Csq(BundleManifest manifest, AnnotationOptions options)
        => Line($"##INFO=<ID=CSQ,Number=.,Type=String,Description=\"Consequence annotations for research use, not clinical, from GasOrleans{(options.Other is { } other ? $" by {other.Name}" : "")}, genome {Quoted(manifest.Id)}{(options.PickedOnly ? ", the picked entry of each ALT only" : "")}. Format: {CsqFormat.Of(manifest, options)}\">");

    public static byte[] Warn()
        => Line($"##INFO=<ID=GAS_WARN,Number=.,Type=String,Description=\"Why this record was repaired or not fully annotated by GasOrleans\">");

    public static byte[] Contig(string name, int? length)
        => length is { } bases ? Line($"##contig=<ID={name},length={bases}>") : Line($"##contig=<ID={name}>");

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static byte[] Line(FormattableString line) => Encoding.UTF8.GetBytes(line.ToString(CultureInfo.InvariantCulture));
}
