namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>A file of many chunks, with all kinds of records and of problems, in no order.</summary>
internal static class MixedFile
{
    public const int Records = 60_000;

    public static byte[] Make(TinyGenome genome, int seed)
    {
        var random = new Random(seed);
        return Upload.Vcf([.. Enumerable.Range(0, Records).Select(i => random.Next(60) switch
        {
            0 => "",
            1 => "#remark",
            2 => $"chr1\tx{i}\t.\tA\tC\t.\t.\t.",
            3 => $"plasmid{random.Next(50)}\t{i}\t.\tA\tC\t.\t.\t.",
            4 => genome.Snv(random.Next(1, 5_000), "2", name: "chr2"),
            5 => genome.Snv(random.Next(1, 40_000), name: "NC_1.1", info: new('I', random.Next(1, 30_000))),
            6 => $"chr1\t{random.Next(1, 60_000)}\t.\tA\tC\t.\t.\t.",
            7 => $"chr1\t{random.Next(1, 40_000)}\t.\tA\tC",
            _ => genome.Snv(1 + (i / 2)),
        })]);
    }
}
