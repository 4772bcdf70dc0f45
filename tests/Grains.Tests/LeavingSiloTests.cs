using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Placement;
using Orleans.TestingHost;

namespace GasOrleans.Grains.Tests;

/// <summary>Who calls a grain while its silo leaves is answered.</summary>
public sealed class LeavingSiloTests : IAsyncLifetime
{
    private const int Roamers = 10;

    private readonly Held held = new();
    private readonly Refusals refusals = new();
    private InProcessTestCluster cluster = null!;

    private InProcessSiloHandle Leaver => cluster.Silos[1];

    private IGrainFactory There => Leaver.ServiceProvider.GetRequiredService<IGrainFactory>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(held);
            silo.AddOutgoingGrainCallFilter<AskElsewhere>().AddOutgoingGrainCallFilter(refusals);
        });
        builder.ConfigureClient(client => client.AddOutgoingGrainCallFilter<AskElsewhere>().AddOutgoingGrainCallFilter(refusals));
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public ValueTask DisposeAsync()
    {
        held.Release.TrySetResult();
        return cluster.DisposeAsync();
    }

    [Fact]
    public async Task What_a_silo_that_leaves_does_not_send_on_another_one_answers()
    {
        var roamers = Enumerable.Range(0, Roamers).Select(i => cluster.Client.GetGrain<IRoamer>($"{i}")).ToList();
        foreach (var roamer in roamers)
        {
            await There.GetGrain<IRoamer>(roamer.GetPrimaryKeyString()).WhereAsync("there", Ct);
            Assert.Equal($"before: {Leaver.SiloAddress}", await roamer.WhereAsync("before", Ct));
        }

        var left = LeaveAsync(ServiceLifecycleStage.RuntimeServices);
        await held.Reached.Task;
        var answers = roamers.Select(roamer => roamer.WhereAsync("meanwhile", Ct)).ToList();
        await Eventually.HoldsAsync(() => refusals.Seen.OfType<OrleansMessageRejectionException>().Any());
        held.Release.SetResult();
        Assert.All(await Task.WhenAll(answers), where => Assert.Equal($"meanwhile: {cluster.Silos[0].SiloAddress}", where));
        await left;
    }

    [Fact]
    public async Task Who_is_refused_to_the_end_does_not_hear_it_in_the_words_of_a_call_that_was_not_begun()
    {
        var left = LeaveAsync(ServiceLifecycleStage.RuntimeInitialize + 1);
        await held.Reached.Task;
        var end = await Assert.ThrowsAsync<SiloUnavailableException>(() => There.GetGrain<IRoamer>("new").WhereAsync("now", Ct)); // a grain's own call, of one that is still there
        Assert.Equal("Leaving silos refused GasOrleans.Grains.Tests.IRoamer.WhereAsync 8 times.", end.Message);
        Assert.All(refusals.Seen, refusal => Assert.Equal($"Silo '{Leaver.SiloAddress}' is shutting down.", refusal.Message));
        Assert.Equal(8, refusals.Seen.Count);
        held.Release.SetResult();
        await left;
    }

    private Task LeaveAsync(int held)
    {
        this.held.At = held;
        return cluster.StopSiloAsync(Leaver, Ct);
    }

    /// <summary>Holds a silo's end where it neither places grains nor sends on what comes to its gateway, but still has one.</summary>
    private sealed class Held : ILifecycleParticipant<ISiloLifecycle>
    {
        public int? At { get; set; }

        public TaskCompletionSource Reached { get; } = new();

        public TaskCompletionSource Release { get; } = new();

        public void Participate(ISiloLifecycle lifecycle)
        {
            foreach (var stage in (int[])[ServiceLifecycleStage.RuntimeServices, ServiceLifecycleStage.RuntimeInitialize + 1])
            {
                lifecycle.Subscribe("held", stage, _ => Task.CompletedTask, _ => At == stage ? HoldAsync() : Task.CompletedTask);
            }
        }

        private Task HoldAsync()
        {
            Reached.TrySetResult();
            return Release.Task;
        }
    }

    /// <summary>Sees what silos say before <see cref="AskElsewhere"/> takes it.</summary>
    private sealed class Refusals : IOutgoingGrainCallFilter
    {
        private readonly ConcurrentQueue<OrleansException> seen = [];

        public IReadOnlyCollection<OrleansException> Seen => seen;

        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            try
            {
                await context.Invoke();
            }
            catch (OrleansException refusal)
            {
                seen.Enqueue(refusal);
                throw;
            }
        }
    }
}

[Alias("tests.IRoamer")]
public interface IRoamer : IGrainWithStringKey
{
    [Alias("where")]
    Task<string> WhereAsync(string asked, CancellationToken ct);
}

/// <summary>Says what it was asked, and where it is: where it was first asked for.</summary>
[PreferLocalPlacement]
internal sealed class Roamer : Grain, IRoamer
{
    public Task<string> WhereAsync(string asked, CancellationToken ct) => Task.FromResult($"{asked}: {RuntimeIdentity}");
}
