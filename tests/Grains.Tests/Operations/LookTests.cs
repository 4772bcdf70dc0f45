using GasOrleans.Jobs;
using GasOrleans.Operations;
using GasOrleans.Queues;
using Microsoft.Extensions.Logging.Abstractions;

namespace GasOrleans.Grains.Tests.Operations;

/// <summary>What operators see of the whole.</summary>
[Collection(Cluster.OneAtATime)]
public class LookTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    private IOperationsGrain Operations => cluster.Grains.Operations();

    [Fact]
    public async Task The_owner_of_a_job_is_found_by_its_id_alone()
    {
        var job = await Given.AJobThatIsUploading();
        await Eventually.HoldsAsync(async () => await Operations.OwnerAsync(job.Key.Id, Ct) == job.Key.User);
        Assert.Null(await Operations.OwnerAsync(JobId.New(cluster.Clock), Ct));
    }

    [Fact]
    public async Task Jobs_are_counted_by_status_and_those_that_wait_longest_are_named()
    {
        var before = await CountAsync(JobStatus.Pending);
        var job = await Given.AJobThatIsPending();
        Assert.Equal(before + 1, await CountAsync(JobStatus.Pending));
        var look = await Operations.WorkAsync(Ct);
        Assert.InRange(look.Oldest.Count, 1, 10);
        Assert.Equal(look.Oldest.OrderBy(one => one.Since), look.Oldest);
        await job.Grain.CancelAsync(Ct);
        Assert.Equal(before, await CountAsync(JobStatus.Pending));
    }

    [Fact]
    public async Task Queues_say_how_long_work_has_waited()
    {
        await Given.AJobThatIsPending();
        var queues = await Operations.QueuesAsync(Ct);
        Assert.NotNull(queues.Single(one => one.Queue == "gas-requests").OldestSince);
        Assert.Null(queues.Single(one => one.Queue == "gas-uploads-0").OldestSince);
        var (now, silo) = (cluster.Clock.GetUtcNow(), $"10.0.0.2:{Guid.NewGuid():N}");
        await Operations.ReportAsync(new(silo, "1.0.0", now, now, 12, 1, new(4, 0), new(16, 0)) { Oldest = [new("gas-uploads-0", now.AddMinutes(-7))] });
        await Eventually.HoldsAsync(async () => (await Operations.QueuesAsync(Ct)).Single(one => one.Queue == "gas-uploads-0").OldestSince == now.AddMinutes(-7));
        await Operations.ReportAsync(new(silo, "1.0.0", now, now, 12, 1, new(4, 0), new(16, 0)));
    }

    [Fact]
    public async Task A_silo_is_shown_by_its_last_word()
    {
        var silo = $"10.0.0.1:{Guid.NewGuid():N}";
        var now = cluster.Clock.GetUtcNow();
        // Nobody waits for a report's answer: two that are under way may overtake each other.
        await Operations.ReportAsync(new(silo, "1.0.0", now, now, 12, 1, new(4, 0), new(16, 0)));
        await ShownAsync(used: 0);
        await Operations.ReportAsync(new(silo, "1.0.0", now, now, 12, 1, new(4, 3), new(16, 2)));
        var found = await ShownAsync(used: 3);
        Assert.Equal((new SlotUse(4, 3), new SlotUse(16, 2)), (found!.Annotations, found.Transfers));

        Task<SiloReport?> ShownAsync(int used) => Eventually.GivesAsync(
            async () => (await Operations.SilosAsync(Ct)).SingleOrDefault(one => one.Silo == silo), one => one?.Annotations.Used == used);
    }

    [Fact]
    public async Task A_parked_message_says_why_it_failed_and_goes_when_it_is_sent_again()
    {
        var dead = (await cluster.Sqs.GetQueueUrlAsync("gas-transfers-dead", Ct)).QueueUrl;
        var body = $"hostile {Guid.NewGuid():N}";
        var sent = await cluster.Sqs.SendMessageAsync(dead, body, Ct);
        var gate = new WorkGate(cluster.Service<CurrentOrders>(), cluster.Grains, TimeProvider.System, NullLogger<WorkGate>.Instance);
        await gate.FailedAsync("gas-transfers", new(body, "", 4) { Id = sent.MessageId }, "too early to say");
        await gate.FailedAsync("gas-transfers", new(body, "", 5) { Id = sent.MessageId }, "it names no job");

        var message = await Eventually.GivesAsync(async () => (await Operations.ParkedAsync("gas-transfers", Ct)).SingleOrDefault(one => one.Start == body), one => one is not null);
        Assert.Equal("it names no job", message!.Why);
        Assert.Equal(1, await Operations.SendAgainAsync(new(new("op"), "Olivia", "mended"), "gas-transfers", message.Id, Ct));
        Assert.DoesNotContain(await Operations.ParkedAsync("gas-transfers", Ct), one => one.Start == body);
        Assert.Contains("gas-transfers", (await Operations.TrailAsync(null, Ct)).Acts[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_a_stream_that_nobody_understands_says_so_where_it_is_parked()
    {
        var queue = (await cluster.Sqs.GetQueueUrlAsync("gas-thaw-0", Ct)).QueueUrl;
        var body = $"hostile {Guid.NewGuid():N}";
        await cluster.Sqs.SendMessageAsync(queue, body, Ct);
        var message = await Eventually.GivesAsync(async () => (await Operations.ParkedAsync("gas-thaw-0", Ct)).SingleOrDefault(one => one.Start == body), one => one?.Why is not null);
        Assert.Equal("not understood", message!.Why);
        Assert.Equal(1, await Operations.SendAgainAsync(new(new("op"), "Olivia", "to see it again"), "gas-thaw-0", message.Id, Ct));
        await Eventually.HoldsAsync(async () => (await Operations.ParkedAsync("gas-thaw-0", Ct)).Any(one => one.Start == body && one.Id != message.Id && one.Why is not null));
        await cluster.Sqs.PurgeQueueAsync((await cluster.Sqs.GetQueueUrlAsync("gas-thaw-0-dead", Ct)).QueueUrl, Ct);
    }

    [Fact]
    public async Task Why_a_message_is_parked_is_told_once_whoever_tells_it_and_however_often()
    {
        var (dead, body) = ((await cluster.Sqs.GetQueueUrlAsync("gas-restore-0-dead", Ct)).QueueUrl, $"{Guid.NewGuid():N}");
        var id = (await cluster.Sqs.SendMessageAsync(dead, body, Ct)).MessageId;
        foreach (var why in (string[])["IOException: disk full", "delivery failed", "IOException: disk full", "delivery failed"])
        {
            await Operations.FailsAsync("gas-restore-0", id, why, Ct);
        }

        var message = await Eventually.GivesAsync(async () => (await Operations.ParkedAsync("gas-restore-0", Ct)).SingleOrDefault(one => one.Start == body), one => one is not null);
        Assert.Equal("IOException: disk full; delivery failed", message!.Why);
        await cluster.Sqs.PurgeQueueAsync(dead, Ct);
    }

    private async Task<int> CountAsync(JobStatus status) => (await Operations.WorkAsync(Ct)).Counts.Single(one => one.Status == status).Jobs;
}
