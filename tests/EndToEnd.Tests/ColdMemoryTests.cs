using GasOrleans.Aws.Local.SignIn;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>A large result goes to cold storage and back as its owner's plan changes, in the memory that a small one needs.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class ColdMemoryTests(ITestOutputHelper output) : IDisposable
{
    private const long Large = 3L << 30;
    private const long Band = 100;
    private const int Patience = 1200;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gas-e2e-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, Trait("Run", "soak")]
    [InlineData("StorageClass")]
    [InlineData("Vault")]
    public async Task Three_gigabytes_go_there_and_back_in_the_memory_of_a_small_file(string provider)
    {
        await using var deployment = await Deployment.StartAsync(
            new("Plans__Free__Window", "00:00:05"), new("Archive__Provider", provider), new("Claims__Length", "00:00:15"), new("Queues__Visibility", "00:00:30"));
        deployment.System.Cloud.Cold.Change(now => now with { ExpeditedSeconds = 1 });
        await using var ada = await CompletedAsync(deployment, LocalUser.Ada, Vcf.Known);
        await using var ben = await CompletedAsync(deployment, LocalUser.Ben, Vcf.WriteNoise(folder.FullName, Large));
        var size = await deployment.ResultSizeAsync(LocalUser.Ben.Subject);
        Assert.InRange(size, Large, long.MaxValue);

        // A process that has annotated nothing: what it takes now is the transfers'.
        await deployment.System.Silos[0].KillAsync();
        await deployment.System.Silos[0].WhenReadyAsync();
        var (few, _) = await ThereAndBackAsync(deployment, ada, LocalUser.Ada);
        var (many, took) = await ThereAndBackAsync(deployment, ben, LocalUser.Ben);
        output.WriteLine($"[{provider}] there and back: {size / 1e9:0.00} GB in {took.TotalSeconds:0} s, at most {many} MB resident; a small file: {few} MB.");
        Assert.InRange(many, few - Band, few + Band);
    }

    private static async Task<Visitor> CompletedAsync(Deployment deployment, LocalUser user, string file)
    {
        var visitor = await Visitor.SignInAsync(deployment, user);
        await visitor.UpgradeAsync();
        await visitor.SubmitAsync(file, Patience);
        await visitor.SeesAsync("Completed", Patience);
        return visitor;
    }

    /// <summary>The owner ends the subscription, and takes it again when the result is archived.</summary>
    private static async Task<(long Peak, TimeSpan Took)> ThereAndBackAsync(Deployment deployment, Visitor visitor, LocalUser user)
    {
        var page = visitor.Page.Url;
        var checksum = await deployment.ResultChecksumAsync(user.Subject, Ct);
        var began = TimeProvider.System.GetTimestamp();
        var peak = await ResidentMemory.PeakAsync(deployment.System.Silos[0].Id, async () =>
        {
            await visitor.DowngradeAsync();
            await visitor.Page.GotoAsync(page);
            await visitor.SeesAsync("Archived", Patience);
            await visitor.UpgradeAsync();
            await visitor.Page.GotoAsync(page);
            await visitor.SeesAsync("Restored", Patience);
        });
        var took = TimeProvider.System.GetElapsedTime(began);
        Assert.Equal(checksum, await deployment.ResultChecksumAsync(user.Subject, Ct));
        return (peak, took);
    }
}
