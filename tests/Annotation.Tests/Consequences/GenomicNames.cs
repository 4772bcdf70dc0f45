using System.Buffers;
using System.Text;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Tests.Reference;
using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>Names on the contig, when they are wanted.</summary>
public sealed class GenomicNames(TinyGenome tiny)
{
    [Theory]
    [InlineData("A", "C", 11, "c:g.11A>C")]
    [InlineData("ATT", "A", 11, "c:g.14_15del")]
    [InlineData("AT", "A", 11, "c:g.15del")]
    [InlineData("T", "TGT", 15, "c:g.18_19dup")]
    [InlineData("G", "GCT", 16, "c:g.16_17insCT")]
    [InlineData("ATTTTG", "CAAAAA", 11, "c:g.11_16delinsCAAAAA")]
    [InlineData("GTGT", "ACAC", 16, "c:g.16_19inv")]
    [InlineData("AT", "GCC", 11, "c:g.11_12delinsGCC")]
    public void They_follow_HGVS(string reference, string alternate, int position, string name)
        => Assert.Equal(name, Name("c", 1, position, reference, alternate));

    [Theory]
    [InlineData("chrM", 1)]
    [InlineData("MT", 1)]
    [InlineData("mitochondrion", 2)]
    public void Those_of_mitochondria_say_so(string contig, int code) => Assert.Equal($"{contig}:m.11A>C", Name(contig, code, 11, "A", "C"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_header_declares_them_only_when_they_are_there(bool wanted)
    {
        var (upload, vcf) = (Upload.Vcf(tiny.Snv(1_050), tiny.Snv(20_000)), new MemoryStream());
        var outcome = await new VcfAnnotator(tiny.Bundle, new(), options: new() { GenomicNames = wanted })
            .AnnotateAsync(new MemoryStream(upload), upload.Length, new(vcf, Stream.Null, Stream.Null), null, TestContext.Current.CancellationToken);
        var result = new Result(outcome, vcf.ToArray(), [], "");
        Assert.Equal(wanted, result.Header.Any(line => line.EndsWith("|PICK|HGVSg\">", StringComparison.Ordinal)));
        Assert.All(result.Records, record => Assert.Equal(wanted, record[7].Contains($"|1|chr1:g.{record[1]}{record[3]}>{record[4]}", StringComparison.Ordinal)));
    }

    private static string Name(string contig, int code, int position, string reference, string alternate)
    {
        using var genome = new SmallGenome(SmallGenome.Draft("CCCCCCCCCCATTTTGTGTCCCCCCCCCC", SmallGenome.Gene("g", forward: true, [(1, 3)]) with { Contig = contig, PartialStart = true, PartialEnd = true }) with
        {
            Contigs = [new(new(contig, "CCCCCCCCCCATTTTGTGTCCCCCCCCCC"u8.ToArray()), Circular: false, code, [])],
        });
        var text = new ArrayBufferWriter<byte>();
        new AlleleAnnotator(genome.Bundle, new() { GenomicNames = true }).Annotate(genome.Bundle.Contigs[0], position, Encoding.ASCII.GetBytes(reference), Encoding.ASCII.GetBytes(alternate), text);
        var entries = Encoding.UTF8.GetString(text.WrittenSpan).Split(',');
        Assert.All(entries, entry => Assert.Equal(entries[0].Split('|')[22], entry.Split('|')[22]));
        return entries[0].Split('|')[22];
    }
}
