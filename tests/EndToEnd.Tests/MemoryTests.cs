using System.Globalization;
using GasOrleans.Aws.Local.SignIn;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>What a silo needs does not grow with the file.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class MemoryTests(Deployment deployment, ITestOutputHelper output) : IDisposable
{
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const long Band = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
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
    private async Task<long> PeakAsync(Visitor visitor, int records)
    {
        var file = Vcf.Write(folder.FullName, $"{records}.vcf", records);
        using var ended = new CancellationTokenSource();
        var watching = WatchAsync(deployment.System.Silos[0].Id, ended.Token);
        try
        {
            await visitor.SubmitAsync(file);
            await visitor.SeesAsync("Completed", seconds: 300);
        }
        finally
        {
            await ended.CancelAsync();
        }

        return await watching;
    }

    private static async Task<long> WatchAsync(int silo, CancellationToken ended)
    {
        var peak = 0L;
        while (!ended.IsCancellationRequested)
        {
            peak = Math.Max(peak, Resident(silo));
            await Task.Delay(Interval, TimeProvider.System, CancellationToken.None);
        }

        return peak;
    }

    private static long Resident(int process)
    {
        const string Field = "VmRSS:";
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(Field, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(Field.Length, line.Length - Field.Length - " kB".Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) / 1024;
    }
}
