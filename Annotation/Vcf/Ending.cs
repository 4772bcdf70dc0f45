using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>What can only be told when everything was read.</summary>
internal static class Ending
{
    public static Problem? Judge(ITextSource text, LineReader lines, VariantCounts counts, Tally tally)
    {
        foreach (var remark in text.Remarks)
        {
            if (remark == Code.NoBgzfEof && lines.LastLineOpen)
            {
                return new(Code.Truncated, lines.Line, "the last line breaks off, and the end marker of bgzip is missing");
            }

            tally.Add(remark, null);
        }

        if (counts.Taken == 0)
        {
            tally.Add(Code.NoRecords, null);
        }

        return null;
    }
}
