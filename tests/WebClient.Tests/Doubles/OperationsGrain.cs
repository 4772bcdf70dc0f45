using GasOrleans.Jobs;
using GasOrleans.Operations;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>The contract of the whole, as the world says it is.</summary>
internal sealed class OperationsGrain(World world, TimeProvider time) : Grain, IOperationsGrain
{
    public Task<IReadOnlyList<QueueLook>> QueuesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<QueueLook>>(
        [new("gas-requests", 3, 1, 0, world.Parked.GetValueOrDefault("gas-requests")?.Length ?? 0) { OldestSince = Given.Noon }, new("gas-uploads-0", 0, 0, 0, 0)]);

    public Task<IReadOnlyList<SiloReport>> SilosAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<SiloReport>>(
        [new("10.0.0.1:11111", "1.2.0 (abcdef)", Given.Noon, Given.Noon, 37.4, 700 << 20, new(4, 3), new(16, 0))]);

    public Task ReportAsync(SiloReport report) => throw new NotSupportedException();

    public Task<WorkLook> WorkAsync(CancellationToken ct) => Task.FromResult(new WorkLook(
        [new(JobStatus.Pending, 3, false), new(JobStatus.Running, 10_000, true)],
        [new(new(new("somebody"), new(Guid.Empty)), Given.Noon, true, 0)])
    {
        Census = world.Doctor.Census,
    });

    public Task<UserId?> OwnerAsync(JobId job, CancellationToken ct)
        => Task.FromResult(world.Jobs.Keys.Where(key => key.Id == job).Select(key => (UserId?)key.User).SingleOrDefault());

    public Task<IReadOnlyList<ParkedMessage>> ParkedAsync(string queue, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<ParkedMessage>>(world.Parked.GetValueOrDefault(queue) ?? []);

    public Task FailsAsync(string queue, string message, string why, CancellationToken ct) => throw new NotSupportedException();

    public Task<int> SendAgainAsync(OperatorWord word, string queue, string? message, CancellationToken ct)
    {
        Keep(word, $"sent {message ?? "all"} of {queue} again", null);
        return Task.FromResult(world.Parked.TryRemove(queue, out var sent) ? sent.Length : 0);
    }

    public Task<SiteOrders> OrdersAsync(CancellationToken ct) => Task.FromResult(world.Orders);

    public Task PauseAsync(OperatorWord word, Pausable what, CancellationToken ct) => OrderAsync(word, $"paused {what}", With(what, new(time.GetUtcNow(), word.Author, word.Why)));

    public Task ResumeAsync(OperatorWord word, Pausable what, CancellationToken ct) => OrderAsync(word, $"resumed {what}", With(what, null));

    public Task SayAsync(OperatorWord word, string? message, CancellationToken ct)
        => OrderAsync(word, $"said {message}", world.Orders with { Message = message is null ? null : new(time.GetUtcNow(), word.Author, message) });

    public Task CapAsync(OperatorWord word, Plan plan, int? running, CancellationToken ct)
        => OrderAsync(word, $"cap {plan} {running}", world.Orders with { Caps = running is { } cap ? [new(plan, cap)] : [] });

    public Task NoteAsync(OperatorWord word, string what, UserId? about, CancellationToken ct)
    {
        Keep(word, what, about);
        return Task.CompletedTask;
    }

    public Task<OperatorTrail> TrailAsync(int? page, CancellationToken ct) => Task.FromResult(new OperatorTrail([.. world.OperatorActs.Reverse()], 0, 0));

    private SiteOrders With(Pausable what, SiteNotice? notice)
        => what == Pausable.Work ? world.Orders with { Work = notice } : world.Orders with { Submissions = notice };

    private Task OrderAsync(OperatorWord word, string what, SiteOrders orders)
    {
        Keep(word, what, null);
        world.Orders = orders;
        return Task.CompletedTask;
    }

    private void Keep(OperatorWord word, string what, UserId? about) => world.OperatorActs.Enqueue(new(time.GetUtcNow(), word.By, what, word.Why, about));
}
