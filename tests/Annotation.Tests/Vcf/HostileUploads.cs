using System.Text;
using CsCheck;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>Whatever comes in, the answer is an outcome, never an exception, and no record is lost without a word.</summary>
public sealed class HostileUploads(TinyGenome genome)
{
    private static readonly string[] Pieces =
    [
        "\t", "\n", "\r", " ", ";", ",", "=", "\0", "#", "##", "\"", ".", "<", ">", "[", "]", "*", "-", "N", "A", "0", "-1", "99999999999", "END=5",
        "CSQ=", "GAS_WARN", ";;", "chr1", "2", "plasmid", "\u00ff", "\u00ef\u00bb\u00bf", "##fileformat=VCFv9", "#CHROM\tPOS", "##INFO=<ID=CSQ,", "##contig=<ID=", "\t\t\t\t\t\t\t\t",
    ];

    private static readonly Gen<(int At, int Cut, int Piece)[]> Edits = Gen.Select(Gen.Int[0, 2_000], Gen.Int[0, 30], Gen.Int[0, Pieces.Length - 1]).Array[1, 8];

    [Fact]
    public Task An_edited_file_has_an_outcome_and_accounts_for_its_records()
        => Edits.SampleAsync(
            async edits =>
            {
                var result = await Annotating.RunAsync(genome, Edited(edits));
                if (result.Outcome is Annotated { Summary: var summary })
                {
                    Assert.Equal(summary.Records, result.Records.Length);
                    Assert.Equal(summary.Skipped, summary.Codes.Where(code => CodeBook.Of(code.Code).Verdict == Verdict.Skip).Sum(code => code.Count));
                    Assert.All(result.Records, record => Assert.Equal(result.Header[^1].Split('\t').Length, record.Length));
                }
            },
            iter: 2_000);

    [Fact]
    public Task Random_bytes_have_an_outcome()
        => Gen.Byte.Array[0, 3_000].SampleAsync(bytes => Annotating.RunAsync(genome, bytes), iter: 1_000);

    [Fact]
    public Task Random_bytes_behind_a_gzip_header_have_an_outcome()
        => Gen.Byte.Array[0, 300].SampleAsync(bytes => Annotating.RunAsync(genome, [.. Upload.Gzip([])[..10], .. bytes]), iter: 1_000);

    private byte[] Edited((int At, int Cut, int Piece)[] edits)
    {
        string[] records = [.. Enumerable.Range(0, 25).Select(i => genome.Snv(1_000 + (i * 9), more: "\tGT:DP\t0/1:7\t1|1:9"))];
        var text = Encoding.Latin1.GetString(Upload.WithSamples("A B", records));
        foreach (var (at, cut, piece) in edits)
        {
            var from = Math.Min(at, text.Length);
            text = text[..from] + Pieces[piece] + text[Math.Min(from + (cut < 25 ? 0 : cut), text.Length)..];
        }

        return Upload.Bytes(text);
    }
}
