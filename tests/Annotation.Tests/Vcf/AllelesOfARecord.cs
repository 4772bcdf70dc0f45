using CsCheck;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>A record of several ALT alleles says of each what a record of its own says.</summary>
public sealed class AllelesOfARecord(TinyGenome genome)
{
    private const string Bases = "ACGT";

    private static readonly Gen<string> Alternate = Gen.Int[0, 3].Select(i => Bases[i]).Array[1, 6].Select(letters => new string(letters));

    private static readonly Gen<(int Position, int Length, string[] Alternates)> Records = Gen.Select(Gen.Int[790, 1_510], Gen.Int[1, 8], Alternate.Array[1, 5]);

    [Fact]
    public Task Each_ALT_is_called_as_if_it_were_alone() => Records.SampleAsync(
        async drawn =>
        {
            var reference = genome.Bases("chr1", drawn.Position, drawn.Length);
            string[] alternates = [.. drawn.Alternates.Append("*").Append("<NON_REF>").Where(alternate => alternate != reference).Distinct()];
            var together = await EntriesAsync([Record(reference, string.Join(',', alternates))]);
            var alone = await EntriesAsync([.. alternates.Select(alternate => Record(reference, alternate))]);
            Assert.Equal(alone, together);

            string Record(string own, string alternate) => $"chr1\t{drawn.Position}\t.\t{own}\t{alternate}\t.\t.\t.";
        },
        iter: 200);

    /// <summary>All entries, without the Allele field: how much of it is written depends on the other alleles, as with VEP.</summary>
    private async Task<string[]> EntriesAsync(string[] records)
    {
        var result = await Annotating.RunAsync(genome, Upload.Vcf(records));
        return [.. result.Records.SelectMany(record => record[7].Split(';')).Where(field => field.StartsWith("CSQ=", StringComparison.Ordinal))
            .SelectMany(field => field[4..].Split(',')).Select(entry => entry[entry.IndexOf('|', StringComparison.Ordinal)..])];
    }
}
