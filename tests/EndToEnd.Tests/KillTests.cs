using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Local.SignIn;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>Whole processes, killed for real.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class KillTests(Deployment deployment) : IDisposable
{
    private const int Records = 600_000;
    private const long Large = 96L << 20;
    private static readonly string Grace = LocalUser.Grace.Subject;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gas-e2e-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_killed_silos_jobs_go_on_and_end_right_and_once()
    {
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        var file = Vcf.Write(folder.FullName, "many.vcf", Records);
        var undisturbed = await grace.SubmitAsync(file);
        await grace.SeesAsync("Completed", seconds: 120);

        var disturbed = await grace.SubmitAsync(file);
        await Eventually.HoldsAsync(async () => await StatusOfAsync(disturbed) == "RUNNING");
        await deployment.System.Silos[0].KillAsync();
        await grace.SeesAsync("Completed", seconds: 180);

        var (first, second) = (await JobAsync(undisturbed), await JobAsync(disturbed));
        Assert.True(long.Parse(second["token"].N, null) > 1, "The silo was killed too late to disturb the job.");
        await SameFilesAsync(first, second);
        await Eventually.HoldsAsync(async () => (await deployment.ResultKeysAsync(Grace, disturbed)).Count == 4);
        Assert.Single(second["timeline"].L, entry => entry.M["status"].S == "COMPLETED");
    }

    [Fact]
    public async Task A_killed_web_clients_open_pages_go_on_by_themselves()
    {
        await using var ada = await Visitor.SignInAsync(deployment, LocalUser.Ada);
        await ada.SubmitAsync(Vcf.Known);
        await ada.SeesAsync("Completed");
        var path = new Uri(ada.Page.Url).AbsolutePath;
        await using var other = await Visitor.SignInAsync(deployment, LocalUser.Ada);

        await deployment.System.WebClient!.KillAsync();
        await deployment.System.WebClient.WhenReadyAsync();
        await other.GoAsync($"{path[1..]}/delete");
        await other.Page.ClickAsync("button:has-text('Delete it')");
        await ada.SeesAsync("Deleted"); // nobody reloaded it
    }

    [Fact, Trait("Run", "soak")]
    public async Task A_large_job_goes_on_from_what_was_safe_when_its_silo_was_killed()
    {
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        var file = Vcf.WriteNoise(folder.FullName, Large);
        var undisturbed = await grace.SubmitAsync(file);
        await grace.SeesAsync("Completed", seconds: 180);

        var disturbed = await grace.SubmitAsync(file);
        await Eventually.HoldsAsync(async () => (await JobAsync(disturbed)).ContainsKey("checkpoint_key"));
        await deployment.System.Silos[0].KillAsync();
        await grace.SeesAsync("Completed", seconds: 240);

        var (first, second) = (await JobAsync(undisturbed), await JobAsync(disturbed));
        Assert.True(long.Parse(second["token"].N, null) > 1, "The silo was killed too late to disturb the job.");
        Assert.StartsWith($"{Grace}/{disturbed}/1/", second["s3_key_result_file"].S, StringComparison.Ordinal); // the first attempt's upload
        Assert.DoesNotContain("/1/", second["s3_key_log_file"].S, StringComparison.Ordinal);
        await SameFilesAsync(first, second);
        await Eventually.HoldsAsync(async () => (await deployment.ResultKeysAsync(Grace, disturbed)).Count == 4);
    }

    [Fact, Trait("Run", "soak")] // a normal run kills everything in AllAtOnceTests
    public async Task After_everything_was_ended_and_started_again_the_jobs_carry_on_and_the_page_still_knows_its_person()
    {
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        var job = await grace.SubmitAsync(Vcf.Write(folder.FullName, "again.vcf", Records));
        await deployment.RestartEverythingAsync();
        await grace.GoAsync($"jobs/{job}");
        await grace.SeesAsync("Completed", seconds: 90);
        Assert.Equal(Records, Vcf.Read(await grace.DownloadAsync("Annotated VCF")).Count);
    }

    private async Task SameFilesAsync(Dictionary<string, AttributeValue> first, Dictionary<string, AttributeValue> second)
    {
        foreach (var name in new[] { "s3_key_result_file", "s3_key_index_file", "s3_key_log_file" })
        {
            var (one, other) = (await deployment.ResultAsync(first[name].S), await deployment.ResultAsync(second[name].S));
            Assert.True(one.AsSpan().SequenceEqual(other), $"{name} differs.");
        }
    }

    private async Task<string> StatusOfAsync(string job) => (await JobAsync(job))["job_status"].S;

    private async Task<Dictionary<string, AttributeValue>> JobAsync(string job)
        => (await deployment.JobsOfAsync(Grace)).Single(item => item["job_id"].S == job);
}
