using System.Collections.Concurrent;
using GasOrleans.Operations;
using GasOrleans.Queues;
using Microsoft.Extensions.Logging.Abstractions;

namespace GasOrleans.Grains.Tests.Operations;

/// <summary>Workers of every silo take nothing while work is paused.</summary>
[Collection(Cluster.OneAtATime)]
public class WorkGateTests(Cluster cluster)
{
    private static readonly QueueOptions Options = new() { Visibility = TimeSpan.FromSeconds(1), Wait = TimeSpan.FromSeconds(1) };
    private static readonly OperatorWord Word = new(new("op"), "Olivia", "the disk is full");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IOperationsGrain Operations => cluster.Grains.Operations();

    [Fact]
    public async Task What_waits_is_not_taken_while_work_is_paused_and_is_when_it_is_resumed()
    {
        var queue = await NewQueueAsync();
        var gate = Gate(cluster.Grains);
        await Operations.PauseAsync(Word, Pausable.Work, Ct);
        using var stop = new CancellationTokenSource();
        var seen = new ConcurrentBag<string>();
        var running = Task.CompletedTask;
        try
        {
            // Nothing is known yet, as of a silo that starts: the first look is at the pause.
            running = new QueuePump(queue, 2, Options, TimeProvider.System, NullLogger<QueuePump>.Instance) { Gate = gate }.RunAsync(
                (message, _) =>
                {
                    seen.Add(message.Body);
                    return Task.FromResult<Handled>(new Handled.Done());
                },
                stop.Token,
                stop.Token);
            await queue.SendAsync("one", "ada", TimeSpan.Zero, Ct);
            Assert.True(await gate.IsClosedAsync());
            Assert.NotEmpty(await Eventually.GivesAsync(() => queue.ReceiveAsync(1, Ct), messages => messages.Count == 1)); // nobody else took it
            Assert.Empty(seen);
        }
        finally
        {
            await Operations.ResumeAsync(Word, Pausable.Work, Ct);
        }

        await Eventually.HoldsAsync(() => seen.Contains("one"));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task As_long_as_nobody_knows_whether_work_is_paused_none_is_taken()
    {
        var gate = Gate(System.Reflection.DispatchProxy.Create<IGrainFactory, NoGrains>());
        Assert.True(await gate.IsClosedAsync());
        using var stop = new CancellationTokenSource();
        var waiting = gate.WhenOpenAsync(stop.Token);
        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        await waiting;
    }

    private static WorkGate Gate(IGrainFactory grains)
        => new(new CurrentOrders(grains, TimeProvider.System, NullLogger<CurrentOrders>.Instance), grains, TimeProvider.System, NullLogger<WorkGate>.Instance);

    private async Task<WorkQueue> NewQueueAsync()
    {
        var name = $"t{Guid.NewGuid():N}";
        await cluster.Sqs.CreateQueueAsync(new Amazon.SQS.Model.CreateQueueRequest { QueueName = name }, Ct);
        return new(cluster.Sqs, name, Options);
    }

    /// <summary>A cluster that does not answer.</summary>
    public class NoGrains : System.Reflection.DispatchProxy
    {
        protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args) => throw new OrleansException("Nobody answers, as the test wants it.");
    }
}
