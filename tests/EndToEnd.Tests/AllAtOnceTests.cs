using GasOrleans.Aws.Local.SignIn;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>Every process of the product dies in the same moment, as when a zone loses its power.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class AllAtOnceTests(Deployment deployment) : IDisposable
{
    private static readonly string Grace = LocalUser.Grace.Subject;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gas-e2e-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact, Trait("Run", "soak")]
    public async Task When_all_processes_are_killed_at_once_and_start_again_every_job_carries_on_without_a_click_and_ends_once()
    {
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        var before = (await deployment.JobsOfAsync(Grace)).Select(item => item["job_id"].S).ToHashSet();
        var file = Vcf.Write(folder.FullName, "power.vcf", 400_000);
        string[] jobs = [await grace.SubmitAsync(file), await grace.SubmitAsync(file), await grace.SubmitAsync(Vcf.Known)];

        await Task.WhenAll([deployment.System.WebClient!.KillAsync(), .. deployment.System.Silos.Select(silo => silo.KillAsync())]);

        await Eventually.HoldsAsync(
            async () => (await deployment.JobsOfAsync(Grace)).Where(item => jobs.Contains(item["job_id"].S)).All(item => item["job_status"].S == "COMPLETED"),
            TimeSpan.FromMinutes(3),
            deployment.LastWords);
        var stored = (await deployment.JobsOfAsync(Grace)).Where(item => !before.Contains(item["job_id"].S)).ToList();
        Assert.Equal(jobs.Order(), stored.Select(item => item["job_id"].S).Order());
        Assert.All(stored, item => Assert.Single(item["timeline"].L, entry => entry.M["status"].S == "COMPLETED"));
        await deployment.System.WebClient.WhenReadyAsync();
        await grace.GoAsync($"jobs/{jobs[0]}");
        await grace.SeesAsync("Completed");
    }
}
