using System.Globalization;
using System.Text;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>The #CHROM line: as it stands when it is right, repaired when it is not, made up when it is missing.</summary>
internal sealed class ColumnHeader
{
    private const string Standard = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";
    private const int Fixed = 8;

    private readonly List<string> samples = [];
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);

    private ColumnHeader(bool hasFormat) => HasFormat = hasFormat;

    /// <summary>The columns that each record should have.</summary>
    public int Columns => Fixed + (HasFormat ? 1 : 0) + samples.Count;

    /// <summary>The names of the samples.</summary>
    public IReadOnlyList<string> Samples => samples;

    private bool HasFormat { get; set; }

    /// <summary>Whether a line means to be the column header.</summary>
    public static bool IsColumnHeader(ReadOnlySpan<byte> line) => line.Length >= 6 && Ascii.EqualsIgnoreCase(line[..6], "#CHROM"u8);

    /// <summary>Reads a column header; says what had to be repaired.</summary>
    public static ColumnHeader Read(ReadOnlySpan<byte> line, long number, Tally tally)
    {
        var text = Encoding.Latin1.GetString(line);
        var fields = text.TrimEnd('\t').Split('\t');
        if (!IsStandard(fields) && text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is var words && IsStandard(words))
        {
            tally.Add(Code.HeaderSpaces, number);
            fields = words;
        }

        var header = new ColumnHeader(fields.Length > Fixed);
        foreach (var name in fields.Skip(Fixed + 1))
        {
            header.AddSample(name, number, tally);
        }

        return header;
    }

    /// <summary>The header of a file that has none, for records of so many columns.</summary>
    public static ColumnHeader Standing(int columns)
    {
        var header = new ColumnHeader(hasFormat: false);
        header.Widen(columns);
        return header;
    }

    /// <summary>Makes up names so that records of so many columns fit.</summary>
    public void Widen(int columns)
    {
        HasFormat |= columns > Fixed;
        while (Columns < columns)
        {
            samples.Add(Unused($"S{samples.Count + 1}"));
        }
    }

    /// <summary>The line as it is written.</summary>
    public byte[] ToLine()
        => Encoding.Latin1.GetBytes(string.Join('\t', [Standard, .. HasFormat ? ["FORMAT"] : Array.Empty<string>(), .. samples]) + "\n");

    private static bool IsStandard(string[] fields)
        => fields.Length >= 5 && fields.Take(5).SequenceEqual(Standard.Split('\t').Take(5), StringComparer.OrdinalIgnoreCase);

    private void AddSample(string name, long number, Tally tally)
    {
        if (taken.ContainsKey(name))
        {
            tally.Add(Code.DuplicateSample, number, Encoding.Latin1.GetBytes(name));
        }

        samples.Add(Unused(name.Length == 0 ? $"S{samples.Count + 1}" : name));
    }

    private string Unused(string name)
    {
        if (taken.TryAdd(name, 1))
        {
            return name;
        }

        string other;
        do
        {
            other = string.Create(CultureInfo.InvariantCulture, $"{name}_{++taken[name]}");
        }
        while (!taken.TryAdd(other, 1));
        return other;
    }
}
