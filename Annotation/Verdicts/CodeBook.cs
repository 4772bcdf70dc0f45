using System.Collections.Frozen;

namespace GasOrleans.Annotation.Verdicts;

/// <summary>Every code with its verdict and its words: the one place that defines what an input is told.</summary>
public static class CodeBook
{
    private const string SaveAs = "Export it again as tab-separated VCF, or convert it with bcftools.";

    private static readonly CodeEntry[] Entries =
    [
        // Ok: a note.
        Note(Code.NoRecords, "no-records", "There are no variants in the file."),
        Note(Code.ReplacedAnnotations, "replaced-annotations", "CSQ or GAS_WARN values from an earlier annotation were replaced; other keys were kept."),
        Note(Code.Structural, "structural", "Symbolic alleles and breakends have consequences only as far as they say what they do."),
        Note(Code.Gvcf, "gvcf", "gVCF records: <NON_REF> is left out, the other alleles are annotated."),

        // Warn, about the file.
        Warn(Code.MissingFileformat, "missing-fileformat", "There is no ##fileformat line; the file was read as VCF 4.2."),
        Warn(Code.MissingColumnHeader, "missing-column-header", "There is no #CHROM line; the standard columns were assumed{0}."),
        Warn(Code.MissingHeader, "missing-header", "The file has records only; a header was added with the standard columns{0}."),
        Warn(Code.HeaderSpaces, "header-spaces", "The #CHROM line is separated by spaces; it was repaired with tabs."),
        Warn(Code.NoBgzfEof, "no-bgzf-eof", "All data in the file are whole, but the end marker of bgzip is missing: the file may be incomplete.", "Compare it with the original, or compress it again with bgzip."),
        Warn(Code.UnusualBgzf, "unusual-bgzf", "A block header of the compressed file is unusual; the data are whole by their checksums.", "Compare the file with the original, or compress it again with bgzip."),
        Warn(Code.DuplicateSample, "duplicate-sample", "The sample name {0} appears more than once; the later one was renamed so that other tools can read the result."),

        // Warn, about a record that is kept.
        Warn(Code.Unsorted, "unsorted", "The record comes after a later position or its chromosome is in several places; the order was kept, and there is no index.", "Sort it with bcftools sort to get an index."),
        Flag(Code.UnknownContig, "unknown-contig", "The chromosome {0} is not in the chosen genome; the record was kept without annotation."),
        Warn(Code.DuplicateRecords, "duplicate-records", "The same variant stands in an earlier record; both were kept."),
        Warn(Code.ContigRenamed, "contig-renamed", "The chromosome name {0}; the output keeps your name."),
        Flag(Code.RefMismatch, "ref-mismatch", "REF is {0}; the record was kept without annotation.", "Check that the file was called against the chosen genome."),
        Flag(Code.PosOutOfRange, "pos-out-of-range", "The position {0}; the record was kept without annotation.", "Check that the file was called against the chosen genome."),
        Flag(Code.PosZero, "pos-zero", "POS 0 stands before the first base (a telomere); the record was kept without annotation."),
        Flag(Code.AmbiguousBase, "ambiguous-base", "The allele {0} has an ambiguous (IUPAC) base; that allele has no consequence."),
        Flag(Code.LongAllele, "long-allele", "The alleles have {0} bases, more than are annotated; the allele has no consequence."),
        Flag(Code.ManyAlleles, "many-alleles", "The record has too many or too large ALT alleles; those after number {0} have no consequence."),
        Flag(Code.ShortRecord, "short-record", "The record has {0} columns instead of 8; it was padded with '.'."),
        Flag(Code.SampleColumns, "sample-columns", "The columns do not fit the #CHROM line: {0}."),
        Warn(Code.BadQual, "bad-qual", "QUAL '{0}' is not a number; it was passed on unchanged."),
        Warn(Code.CommentInBody, "comment-in-body", "A comment or header line among the records was left out."),

        // Skip: this record alone.
        Skip(Code.BadPos, "bad-pos", "POS '{0}' is not a position; the record was left out.", "Write POS as digits only; spreadsheets change numbers when they save."),
        Skip(Code.BadAllele, "bad-allele", "'{0}' is not a VCF allele; the record was left out.", "Use A, C, G, T, N, *, or a symbolic allele in <>."),
        Skip(Code.DashAllele, "dash-allele", "'-' is not a VCF allele; the record was left out.", "MAF and ANNOVAR write '-'; VCF needs the base before the change in REF and ALT."),
        Skip(Code.BadChrom, "bad-chrom", "'{0}' is not a chromosome name; the record was left out."),
        Skip(Code.FewColumns, "few-columns", "The record has {0} tab-separated columns, too few for a variant; it was left out.", "VCF separates columns by tabs: CHROM, POS, ID, REF, ALT at least."),

        // Reject: the file.
        Reject(Code.EmptyFile, "empty-file", "The file is empty.", "Upload the file again; check that it is not empty on your computer."),
        Reject(Code.LineEndingsCr, "line-endings-cr", "The file has old Mac line ends (CR only).", "Save it with LF line ends: tr '\\r' '\\n' < old.vcf > new.vcf"),
        Reject(Code.SpacesNotTabs, "spaces-not-tabs", "The columns are separated by spaces; VCF needs tabs.", "Replace runs of spaces between columns by one tab."),
        Reject(Code.CommasNotTabs, "commas-not-tabs", "The columns are separated by commas; VCF needs tabs.", SaveAs),
        Reject(Code.QuotedFields, "quoted-fields", "The fields are in quotes (a spreadsheet export); VCF has no quotes.", SaveAs),
        Reject(Code.EncodingUtf16, "encoding-utf16", "The file is UTF-16 (Windows 'Unicode text').", "Save it as UTF-8 or plain text."),
        Reject(Code.NulBytes, "nul-bytes", "There are NUL bytes: binary data in a text file.", "The file is damaged; upload it again from the original."),
        Reject(Code.Zip, "zip", "The file is a zip archive.", "Unpack it and upload the .vcf, or compress it with bgzip or gzip (.vcf.gz)."),
        Reject(Code.Bcf, "bcf", "The file is BCF, the binary form of VCF.", "Convert it: bcftools view -Oz -o new.vcf.gz old.bcf"),
        Reject(Code.NotVcf, "not-vcf", "The file is not a VCF: {0}.", "Upload a VCF: text with the columns CHROM, POS, ID, REF, ALT, QUAL, FILTER, INFO, plain or compressed with bgzip or gzip."),
        Reject(Code.Truncated, "truncated", "The upload is cut short: {0}.", "Upload the file again; check the original with gzip -t."),
        Reject(Code.Damaged, "damaged", "The compressed data are damaged: {0}.", "Upload the file again; check the original with gzip -t."),
        Reject(Code.WrongReference, "wrong-reference", "The file does not fit the chosen genome: {0}.", "Choose the genome that the variants were called against, and check that positions count from 1."),
        Reject(Code.FileTooLarge, "file-too-large", "The file is larger than the {0} bytes that are allowed.", "Split it by chromosome, or ask for a larger plan."),
        Reject(Code.TextTooLarge, "text-too-large", "Decompressed, the file is larger than the {0} bytes that are allowed.", "Split it by chromosome, or ask for a larger plan."),
        Reject(Code.CompressionBomb, "compression-bomb", "The file decompresses to more than {0} times its size; no VCF does.", "Upload the original VCF."),
        Reject(Code.LineTooLong, "line-too-long", "The line is longer than the {0} bytes that are allowed.", "Split the file by samples."),
        Reject(Code.TooManyRecords, "too-many-records", "The file has more than the {0} records that are allowed.", "Split it by chromosome, or ask for a larger plan."),
        Reject(Code.TooManySamples, "too-many-samples", "The file has more than the {0} samples that are allowed.", "Upload the variants without samples: bcftools view -G"),
        Reject(Code.TooManyContigs, "too-many-contigs", "The records name more than {0} different chromosomes.", "Check that the first column is the chromosome."),
    ];

    private static readonly FrozenDictionary<string, CodeEntry> ById = Entries.ToFrozenDictionary(entry => entry.Id, StringComparer.Ordinal);

    /// <summary>All codes, in order.</summary>
    public static IReadOnlyList<CodeEntry> All => Entries;

    /// <summary>What a code means.</summary>
    public static CodeEntry Of(Code code) => Entries[(int)code];

    /// <summary>The code of a name; null when there is none.</summary>
    public static CodeEntry? Find(string id) => ById.GetValueOrDefault(id);

    private static CodeEntry Note(Code code, string id, string sentence) => new(code, id, Verdict.Ok, sentence, "", false);

    private static CodeEntry Warn(Code code, string id, string sentence, string fix = "") => new(code, id, Verdict.Warn, sentence, fix, false);

    private static CodeEntry Flag(Code code, string id, string sentence, string fix = "") => new(code, id, Verdict.Warn, sentence, fix, true);

    private static CodeEntry Skip(Code code, string id, string sentence, string fix = "") => new(code, id, Verdict.Skip, sentence, fix, false);

    private static CodeEntry Reject(Code code, string id, string sentence, string fix) => new(code, id, Verdict.Reject, sentence, fix, false);
}
