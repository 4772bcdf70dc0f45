using GasOrleans.Aws.Local.SignIn;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>What a silo needs does not grow with the file.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class MemoryTests(Deployment deployment, ITestOutputHelper output) : IDisposable
{
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const long Band = 100;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gas-e2e-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact, Trait("Run", "soak")]
    public async Task A_million_records_need_no_more_memory_than_ten_thousand()
    {
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        await PeakAsync(grace, Few);

        var few = await PeakAsync(grace, Few);
        var many = await PeakAsync(grace, Many);

        output.WriteLine($"The silo's resident memory at its highest: {few} MB with {Few:N0} records, {many} MB with {Many:N0}.");
        Assert.InRange(many, few - Band, few + Band);
    }

    /// <summary>The silo's highest resident memory while a job runs, in MB.</summary>
    private Task<long> PeakAsync(Visitor visitor, int records)
    {
        var file = Vcf.Write(folder.FullName, $"{records}.vcf", records);
        return ResidentMemory.PeakAsync(deployment.System.Silos[0].Id, async () =>
        {
            await visitor.SubmitAsync(file);
            await visitor.SeesAsync("Completed", seconds: 300);
        });
    }
}
