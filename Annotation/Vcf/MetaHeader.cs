using System.Text;
using GasOrleans.Annotation.Output;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Passes the ## lines on as they come, without our own of an earlier run, and with ##fileformat first.</summary>
internal sealed class MetaHeader(BgzfWriter output, int mostContigs)
{
    private const string Default = "##fileformat=VCFv4.2";

    private readonly HashSet<string> declared = new(StringComparer.Ordinal);

    /// <summary>Whether any header line said that this is a VCF.</summary>
    public bool SaysVcf { get; private set; }

    /// <summary>Whether there was any ## line.</summary>
    public bool Any { get; private set; }

    /// <summary>Whether there was a ##fileformat line.</summary>
    public bool HasFormat { get; private set; }

    /// <summary>Whether the input declares contigs at all.</summary>
    public bool DeclaresContigs => declared.Count > 0;

    private static ReadOnlySpan<byte> FormatKey => "##fileformat="u8;

    /// <summary>Writes the first line: the ##fileformat line of the input, wherever it stands, or the default.</summary>
    public void Begin(ReadOnlySpan<byte> text)
    {
        var line = text.StartsWith(FormatKey) ? 0 : text.IndexOf("\n##fileformat="u8) + 1;
        HasFormat = text[line..].StartsWith(FormatKey);
        var rest = text[line..];
        var end = rest.IndexOf((byte)'\n');
        var format = HasFormat ? rest[..(end < 0 ? rest.Length : end)].TrimEnd((byte)'\r') : Encoding.ASCII.GetBytes(Default);
        SaysVcf = HasFormat && format[FormatKey.Length..].StartsWith("VCF"u8);
        output.WriteLine(format);
    }

    /// <summary>Takes a ## line.</summary>
    public void Take(ReadOnlySpan<byte> line)
    {
        Any = true;
        if (line.StartsWith(FormatKey) || IsOurs(line))
        {
            return;
        }

        if (line.StartsWith("##contig=<"u8) && declared.Count < mostContigs && Value(line, "ID="u8) is { IsEmpty: false } id)
        {
            declared.Add(Encoding.UTF8.GetString(id));
        }

        output.WriteLine(line);
    }

    /// <summary>Whether a ##contig line names it.</summary>
    public bool Declares(string contig) => declared.Contains(contig);

    private static bool IsOurs(ReadOnlySpan<byte> line)
        => line.StartsWith("##INFO=<"u8) && (Value(line, "ID="u8).SequenceEqual(OwnKeys.Csq) || Value(line, "ID="u8).SequenceEqual(OwnKeys.Warn));

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> line, ReadOnlySpan<byte> key)
    {
        var at = line.IndexOf((byte)'<') + 1;
        var found = line[at..].StartsWith(key) ? at : line.IndexOf([(byte)',', .. key]) + 1;
        if (found == 0)
        {
            return default;
        }

        var value = line[(found + key.Length)..];
        var end = value.IndexOfAny(",>"u8);
        return end < 0 ? value : value[..end];
    }
}
