using System.Diagnostics;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Local.Children;
using GasOrleans.Aws.Local.SignIn;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>A silo that is told to go, under load: nothing is lost, nothing is done twice, and it is gone in time.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class DrainTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gas-e2e-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_silo_that_drains_hands_back_what_it_cannot_finish_and_no_attempt_is_lost()
    {
        await using var deployment = await Deployment.StartAsync(
            new("Drain__FinishWithin", "00:00:00"), new("Worker__Slots", "2"), new("Claims__Length", "00:00:30"), new("Queues__Visibility", "00:00:45")); // leases that a busy machine keeps
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        var file = Vcf.Write(folder.FullName, "many.vcf", 300_000);
        do
        {
            await grace.SubmitAsync(file); // again where a busy machine's page came after its worker's end
        }
        while (!await IsWorkedOnAsync(deployment));

        var clock = Stopwatch.StartNew();
        await StopAsync(deployment.System.Silos[0]);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(120));

        await Eventually.HoldsAsync(async () => (await deployment.JobsOfAsync(LocalUser.Grace.Subject)).All(item => item["job_status"].S == "COMPLETED"), TimeSpan.FromMinutes(5));
        Assert.All(await deployment.JobsOfAsync(LocalUser.Grace.Subject), item =>
        {
            Assert.False(item.TryGetValue("faults", out var faults) && faults.N != "0", "A drain is no fault.");
            Assert.Single(item["timeline"].L, entry => entry.M["status"].S == "COMPLETED");
            Assert.DoesNotContain(item["timeline"].L, entry => entry.M.Values.Any(value => value.S?.Contains("worker was lost", StringComparison.Ordinal) == true));
        });
        var handedBack = (await deployment.JobsOfAsync(LocalUser.Grace.Subject)).Count(HandedBack);
        Assert.True(handedBack > 0, "Nothing was handed back: the silo was told to go too late.");
        Assert.Empty(await ParkedAsync(deployment));
    }

    /// <summary>Waits until a worker has one of the jobs, or is done with all of them.</summary>
    private static async Task<bool> IsWorkedOnAsync(Deployment deployment)
    {
        var jobs = await Eventually.GivesAsync(
            async () => (await deployment.JobsOfAsync(LocalUser.Grace.Subject)).ConvertAll(item => item["job_status"].S),
            jobs => jobs.Contains("RUNNING") || jobs.TrueForAll(status => status == "COMPLETED"));
        return jobs.Contains("RUNNING");
    }

    /// <summary>SIGTERM, as systemd sends it; returns when the process has ended.</summary>
    private static async Task StopAsync(KeptChild silo)
    {
        using var process = Process.GetProcessById(silo.Id);
        using var kill = Process.Start("kill", ["-TERM", $"{silo.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> ParkedAsync(Deployment deployment)
    {
        using var sqs = deployment.System.Cloud.Sqs();
        var parked = new List<string>();
        foreach (var queue in (string[])["gas-requests-dead", "gas-results-0-dead"])
        {
            parked.AddRange((await sqs.ReceiveMessageAsync((await sqs.GetQueueUrlAsync(queue)).QueueUrl)).Messages?.Select(message => message.Body) ?? []);
        }

        return parked;
    }

    private static bool HandedBack(Dictionary<string, AttributeValue> job)
        => job["timeline"].L.Any(entry => entry.M.Values.Any(value => value.S?.Contains("handed to another worker", StringComparison.Ordinal) == true));
}
