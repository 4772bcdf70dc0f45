using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>How the columns of a line are set apart, and whether they could be a variant's.</summary>
internal sealed record RecordShape(char Separator, string[] Fields)
{
    private const string Bases = "ACGTNacgtn";

    /// <summary>POS is a number and REF is bases.</summary>
    public bool IsVariant
        => Fields.Length >= 5 && IsNumber(Fields[1].Trim('"')) && Fields[3].Trim('"') is { Length: > 0 } bases && bases.All(Bases.Contains);

    public static RecordShape Of(string line)
    {
        foreach (var separator in "\t, ")
        {
            var fields = line.Split(separator, separator == ' ' ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None);
            if (fields.Length >= 5 || separator == ' ')
            {
                return new(separator, fields);
            }
        }

        throw new InvalidOperationException("The last separator always answers.");
    }

    /// <summary>Why a file whose first record this is cannot be read; null when it can.</summary>
    public Problem? Refuse(long line, ReadOnlySpan<byte> text, bool declared)
    {
        // A spreadsheet puts the header lines in quotes too.
        if (Fields[0].StartsWith("\"#", StringComparison.Ordinal))
        {
            return new(Code.QuotedFields, line, "");
        }

        if (Fields.Length < Record.Fewest || !(declared || IsVariant))
        {
            return null;
        }

        if (Fields[..Record.Fewest].Any(field => field.StartsWith('"')))
        {
            return new(Code.QuotedFields, line, "");
        }

        return (Separator, text.Contains((byte)'\t')) switch
        {
            (',', false) => new(Code.CommasNotTabs, line, ""),
            (' ', false) => new(Code.SpacesNotTabs, line, ""),
            _ => null,
        };
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
