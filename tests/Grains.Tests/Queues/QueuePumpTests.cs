using System.Collections.Concurrent;
using GasOrleans.Queues;
using Microsoft.Extensions.Logging.Abstractions;

namespace GasOrleans.Grains.Tests.Queues;

/// <summary>The pump over a real queue; one-second leases, so that what is lost comes again soon.</summary>
[Collection(Cluster.OneAtATime)]
public class QueuePumpTests(Cluster cluster)
{
    private static readonly QueueOptions Options = new() { Visibility = TimeSpan.FromSeconds(1), Wait = TimeSpan.FromSeconds(1) };

    private static readonly QueueOptions LongLeases = new() { Visibility = TimeSpan.FromMinutes(5), Wait = TimeSpan.FromSeconds(3) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_goes_only_when_its_handler_has_returned()
    {
        var queue = await NewQueueAsync();
        var release = new TaskCompletionSource();
        await using var pump = Run(queue, async (_, _) =>
        {
            await release.Task;
            return new Handled.Done();
        });
        await queue.SendAsync("one", "ada", TimeSpan.Zero, Ct);
        await Eventually.HoldsAsync(() => pump.Seen.Count == 1);
        Assert.Equal(1, await LeftAsync(queue));
        release.SetResult();
        await Eventually.HoldsAsync(async () => await LeftAsync(queue) == 0);
    }

    [Fact]
    public async Task A_message_is_not_handled_twice_however_long_it_takes()
    {
        var queue = await NewQueueAsync();
        var release = new TaskCompletionSource();
        await using var pump = Run(queue, async (message, _) =>
        {
            if (message.Body == "long")
            {
                await release.Task;
            }

            return new Handled.Done();
        });
        await queue.SendAsync("long", "ada", TimeSpan.Zero, Ct);

        // Three leases pass: each "tick" becomes visible only when its delay, longer than a lease, is over.
        for (var tick = 0; tick < 3; tick++)
        {
            await queue.SendAsync($"tick {tick}", "ada", 2 * Options.Visibility, Ct);
            await Eventually.HoldsAsync(() => pump.Seen.Contains($"tick {tick}"));
        }

        Assert.Single(pump.Seen, body => body == "long");
        release.SetResult();
    }

    [Fact]
    public async Task A_message_whose_handler_fails_comes_again_and_holds_up_no_other()
    {
        var queue = await NewQueueAsync();
        await using var pump = Run(queue, (message, _) => message is { Body: "bad", Receives: 1 }
            ? throw new InvalidOperationException("as the test wants it")
            : Task.FromResult<Handled>(new Handled.Done()));
        await queue.SendAsync("bad", "ada", TimeSpan.Zero, Ct);
        await queue.SendAsync("good", "ben", TimeSpan.Zero, Ct);
        await Eventually.HoldsAsync(() => pump.Seen.Count(body => body == "bad") == 2 && pump.Seen.Contains("good"));
        await Eventually.HoldsAsync(async () => await LeftAsync(queue) == 0);
    }

    [Fact]
    public async Task A_postponed_message_comes_again_as_a_fresh_one()
    {
        var queue = await NewQueueAsync();
        var receives = new ConcurrentBag<int>();
        await using var pump = Run(queue, (message, _) =>
        {
            receives.Add(message.Receives);
            return Task.FromResult<Handled>(receives.Count == 1 ? new Handled.Postponed(TimeSpan.FromSeconds(1), "ada") : new Handled.Done());
        });
        await queue.SendAsync("later", "ada", TimeSpan.Zero, Ct);
        await Eventually.HoldsAsync(() => receives.Count == 2);
        Assert.Equal([1, 1], receives);
    }

    [Fact]
    public async Task What_cannot_be_read_ends_in_the_dead_letter_queue()
    {
        var dead = await NewQueueAsync();
        var queue = await NewQueueAsync(dead);
        await using var pump = Run(queue, (_, _) => Task.FromResult<Handled>(new Handled.Unreadable("as the test wants it")));
        await queue.SendAsync("poison", "ada", TimeSpan.Zero, Ct);
        await Eventually.HoldsAsync(async () => await LeftAsync(dead) == 1);
        Assert.Equal(3, pump.Seen.Count);
    }

    [Fact]
    public async Task No_more_messages_are_taken_than_there_are_slots()
    {
        var queue = await NewQueueAsync();
        var release = new TaskCompletionSource();
        await using var pump = Run(queue, async (_, _) =>
        {
            await release.Task;
            return new Handled.Done();
        });
        foreach (var i in Enumerable.Range(0, 5))
        {
            await queue.SendAsync($"{i}", "ada", TimeSpan.Zero, Ct);
        }

        await Eventually.HoldsAsync(() => pump.Seen.Count == 2);
        Assert.Equal(2, pump.Seen.Count);
        release.SetResult();
        await Eventually.HoldsAsync(() => pump.Seen.Count == 5);
    }

    [Fact]
    public async Task What_is_handed_back_at_the_end_is_there_for_others_at_once()
    {
        var queue = await NewQueueAsync(options: LongLeases);
        await using (var pump = Run(queue, async (message, handBack) =>
        {
            if (message.Body == "tick")
            {
                return new Handled.Done();
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, handBack).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return new Handled.Postponed(TimeSpan.Zero, "ada");
        }))
        {
            await queue.SendAsync("work", "ada", TimeSpan.Zero, Ct);
            await queue.SendAsync("tick", "ada", TimeSpan.Zero, Ct);
            await Eventually.HoldsAsync(async () => pump.Seen.Contains("work") && pump.Seen.Contains("tick") && await LeftAsync(queue) == 1); // the next poll is under way
        }

        var left = Assert.Single(await queue.ReceiveAsync(10, Ct));
        Assert.Equal(("work", 1), (left.Body, left.Receives));
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_named()
    {
        var missing = new WorkQueue(cluster.Sqs, "no-such-queue", Options);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => missing.ResolveAsync(Ct));
        Assert.Contains("no-such-queue", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"Job":"ada/../../x"}""")]
    [InlineData("""{"Job":"ada/0192F0C8-0000-7000-8000-000000000000"}""")]
    [InlineData("null")]
    [InlineData("[1]")]
    public void A_hostile_request_names_no_job(string body) => Assert.Null(WorkRequest.Read(body));

    private async Task<WorkQueue> NewQueueAsync(WorkQueue? dead = null, QueueOptions? options = null)
    {
        var name = $"t{Guid.NewGuid():N}";
        var attributes = new Dictionary<string, string>();
        if (dead is not null)
        {
            var arn = (await cluster.Sqs.GetQueueAttributesAsync(await dead.ResolveAsync(Ct), ["QueueArn"], Ct)).QueueARN;
            attributes["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":3}""";
        }

        await cluster.Sqs.CreateQueueAsync(new Amazon.SQS.Model.CreateQueueRequest { QueueName = name, Attributes = attributes }, Ct);
        return new(cluster.Sqs, name, options ?? Options);
    }

    private async Task<int> LeftAsync(WorkQueue queue)
    {
        var url = await queue.ResolveAsync(Ct);
        var answer = await cluster.Sqs.GetQueueAttributesAsync(url, ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"], Ct);
        return answer.ApproximateNumberOfMessages + answer.ApproximateNumberOfMessagesNotVisible;
    }

    private static RunningPump Run(WorkQueue queue, Func<WorkMessage, CancellationToken, Task<Handled>> handle) => new(queue, handle);

    private sealed class RunningPump : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly Task running;

        public RunningPump(WorkQueue queue, Func<WorkMessage, CancellationToken, Task<Handled>> handle)
            => running = new QueuePump(queue, 2, Options, TimeProvider.System, NullLogger<QueuePump>.Instance).RunAsync(
                (message, ct) =>
                {
                    Seen.Add(message.Body);
                    return handle(message, ct);
                },
                stop.Token,
                stop.Token);

        public ConcurrentBag<string> Seen { get; } = [];

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await running;
            stop.Dispose();
        }
    }
}
