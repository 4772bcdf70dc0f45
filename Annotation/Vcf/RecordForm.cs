using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Whether a record is a variant at all; if not, it is left out, and said why.</summary>
internal static class RecordForm
{
    public static bool IsUsable(in Record record, long line, Tally tally, out int position)
    {
        position = 0;
        if (record.Columns < Record.Fewest)
        {
            tally.Add(Code.FewColumns, line, record.Columns, static count => FormattableString.Invariant($"{count}"));
            return false;
        }

        if (!ContigName.IsValid(record.Chrom))
        {
            tally.Add(Code.BadChrom, line, record.Chrom);
            return false;
        }

        if (!Positions.TryRead(record.Pos, out position))
        {
            tally.Add(Code.BadPos, line, record.Pos);
            return false;
        }

        if (!Alleles.IsExchange(record.Ref, record.Alt) && WrongAllele(record, out var allele) is { } code)
        {
            tally.Add(code, line, allele);
            return false;
        }

        return true;
    }

    private static Code? WrongAllele(in Record record, out ReadOnlySpan<byte> allele)
    {
        allele = record.Ref;
        var code = CodeOf(Alleles.OfReference(allele));
        for (var rest = record.Alt; code is null;)
        {
            var comma = rest.IndexOf((byte)',');
            allele = comma < 0 ? rest : rest[..comma];
            code = CodeOf(Alleles.OfAlternate(allele));
            if (comma < 0)
            {
                break;
            }

            rest = rest[(comma + 1)..];
        }

        return code;
    }

    private static Code? CodeOf(AlleleKind kind) => kind switch
    {
        AlleleKind.Dash => Code.DashAllele,
        AlleleKind.Bad => Code.BadAllele,
        _ => null,
    };
}
