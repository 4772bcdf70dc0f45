using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Output;

/// <summary>The count log as people read it.</summary>
public sealed class CountLogs(TinyGenome genome)
{
    [Fact]
    public async Task A_file_with_a_bit_of_everything()
    {
        var result = await Annotating.RunAsync(genome, Upload.Vcf(
            genome.Snv(900),
            $"chr1\t{TinyGenome.KnownAt}\t.\tA\tG\t.\t.\t.",
            $"chr1\t{TinyGenome.KnownAt}\t.\tA\tG\t.\t.\t.",
            genome.Snv(1_110).Replace("\t1110\t", "\t1.11E+03\t", StringComparison.Ordinal),
            genome.Snv(1_120).Replace($"\t{genome.Bases("chr1", 1_120)}\t", "\t-\t", StringComparison.Ordinal),
            $"chr1\t1130\t.\t{genome.Other("chr1", 1_130)}\t{genome.Bases("chr1", 1_130)}\t.\t.\t.",
            genome.Snv(1_140, name: "1"),
            genome.Snv(20_000),
            genome.Snv(9, name: "plasmid1"),
            $"chr1\t30000\t.\t{genome.Bases("chr1", 30_000)}\t<DEL>\t.\t.\tEND=30010"));
        Approved.Text("tests/Annotation.Tests/Output/CountLogs.approved.txt", result.Log);
    }
}
