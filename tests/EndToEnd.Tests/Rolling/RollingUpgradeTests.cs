using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Local.SignIn;

namespace GasOrleans.EndToEnd.Tests.Rolling;

/// <summary>One build replaces another, process by process, while people submit.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class RollingUpgradeTests(ITestOutputHelper output) : IDisposable
{
    private const string Next = "2.0.0";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gas-e2e-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact, Trait("Run", "soak")]
    public async Task While_every_silo_and_web_server_is_replaced_by_another_build_no_request_fails_and_no_job_is_lost_or_doubled()
    {
        using var next = await OtherBuild.MakeAsync(Next, Ct);
        await using var deployment = await Deployment.StartAsync(new("Api__RequestsPerMinute", "60000"), new("Api__Burst", "10000"));
        var system = deployment.System;
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        var (second, old) = (await system.AddSiloAsync("silo-old-2", null, Ct), await VersionAsync(system.Address));
        Assert.NotEqual(Next, old);

        var front = new Front();
        front.TakeIn(system.Address);
        var load = new Load(front, await TokenAsync(grace), Vcf.Known, Vcf.Write(folder.FullName, "large.vcf", 150_000));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = load.RunAsync(scripts: 3, end.Token);

        await system.AddSiloAsync("silo-new-1", next.Artifacts, Ct);
        await WorkedOnAsync(deployment, load, more: 4); // both builds' silos take jobs
        Assert.Equal(0, await system.Silos[0].RetireAsync());
        var (_, web) = await system.AddWebClientAsync("web-new", next.Artifacts, Ct);
        front.TakeIn(web);
        await WorkedOnAsync(deployment, load, more: 4); // both builds' web servers answer
        front.TakeOut(system.Address);
        Assert.Equal(0, await system.WebClient!.RetireAsync());
        await system.AddSiloAsync("silo-new-2", next.Artifacts, Ct);
        Assert.Equal(0, await second.RetireAsync());
        await WorkedOnAsync(deployment, load, more: 4);
        await end.CancelAsync();
        await running;

        Assert.Equal(Next, await VersionAsync(web));
        Assert.True(load.Failures.Count == 0, $"{load.Failures.Count} of {load.Requests} failed: {string.Join('\n', load.Failures)}\n{deployment.LastWords()}");
        await Eventually.HoldsAsync(async () => (await JobsAsync(deployment)).All(IsCompleted), TimeSpan.FromMinutes(3), deployment.LastWords);
        var jobs = await JobsAsync(deployment);
        Assert.Equal(load.Submitted.Order(), jobs.Select(job => job["job_id"].S).Order());
        Assert.All(jobs, job =>
        {
            Assert.Single(job["timeline"].L, entry => entry.M["status"].S == "COMPLETED");
            Assert.True(!job.TryGetValue("faults", out var faults) || faults.N == "0", "An upgrade is no fault.");
        });
        output.WriteLine($"{load.Requests} requests, {jobs.Count} jobs, from {old} to {Next}.");
    }

    /// <summary>So many more jobs were submitted and completed than now.</summary>
    private static async Task WorkedOnAsync(Deployment deployment, Load load, int more)
    {
        var (submitted, completed) = (load.Submitted.Count, (await JobsAsync(deployment)).Count(IsCompleted));
        await Eventually.HoldsAsync(
            async () => load.Submitted.Count >= submitted + more && (await JobsAsync(deployment)).Count(IsCompleted) >= completed + more, TimeSpan.FromMinutes(3), deployment.LastWords);
    }

    private static Task<List<Dictionary<string, AttributeValue>>> JobsAsync(Deployment deployment) => deployment.JobsOfAsync(LocalUser.Grace.Subject);

    private static bool IsCompleted(Dictionary<string, AttributeValue> job) => job["job_status"].S == "COMPLETED";

    private static async Task<string> VersionAsync(Uri server)
    {
        using var http = new HttpClient();
        using var health = JsonDocument.Parse(await http.GetStringAsync(new Uri(server, "health/ready"), Ct));
        return health.RootElement.GetProperty("version").GetString()!;
    }

    private static async Task<string> TokenAsync(Visitor visitor)
    {
        await visitor.GoAsync("profile/tokens");
        await visitor.Page.FillAsync("#name", "rolling");
        foreach (var scope in new[] { "read", "submit" })
        {
            await visitor.Page.SetCheckedAsync($"#scope-{scope}", true);
        }

        await visitor.Page.ClickAsync("text=Make the token");
        return await visitor.Page.InputValueAsync("#fresh");
    }
}
