namespace GasOrleans.WebClient.Jobs;

/// <summary>What the codes of problems mean to the file's owner. The count log names the lines.</summary>
internal static class ProblemWords
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["ambiguous-base"] = "ALT has an ambiguous base; no consequence for that allele",
        ["bad-allele"] = "REF or ALT is not a sequence of bases; record skipped",
        ["bad-pos"] = "POS is not a position (spreadsheet damage?); record skipped",
        ["bad-qual"] = "QUAL is not a number; passed through",
        ["comment-in-body"] = "Comment line between records; not counted",
        ["contig-renamed"] = "Chromosome known by another name; matched, your name kept",
        ["dash-allele"] = "'-' is not a VCF allele; VCF needs the base before; record skipped",
        ["duplicate-records"] = "The same variant more than once; both kept",
        ["duplicate-sample"] = "Two samples have the same name",
        ["header-spaces"] = "The column line has spaces; repaired",
        ["missing-column-header"] = "No #CHROM line; standard columns assumed",
        ["missing-fileformat"] = "No ##fileformat line; read as VCF 4.2",
        ["missing-header"] = "No header; standard columns assumed",
        ["no-bgzf-eof"] = "The BGZF end mark is missing; the file may be incomplete",
        ["no-records"] = "There are no variants in the file",
        ["pos-out-of-range"] = "POS lies beyond the end of the chromosome",
        ["pos-zero"] = "POS is 0; kept, no consequence",
        ["ref-mismatch"] = "REF is not what the genome has there; kept, no consequence",
        ["replaced-annotations"] = "Older annotations of ours were replaced",
        ["sample-columns"] = "The number of sample columns differs from the header's",
        ["short-record"] = "Fewer than 8 columns; filled up",
        ["structural"] = "Structural variant; passed through",
        ["unknown-contig"] = "The genome has no such chromosome; kept, not annotated",
        ["unsorted"] = "Records are not in order of position; kept in your order",
    };

    public static string? Of(string code) => Sentences.GetValueOrDefault(code);
}
