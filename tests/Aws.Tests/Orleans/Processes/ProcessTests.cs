using System.Diagnostics;
using GasOrleans.Aws.Tests;

namespace Orleans.Aws.Tests.Processes;

/// <summary>Silos as processes, killed and restarted for real.</summary>
public sealed class ProcessTests(TestCloud cloud, ITestOutputHelper output)
{
    private const int FirstCall = 1_000_000;

    [Fact]
    public Task Of_a_thousand_events_all_are_handled_though_a_silo_is_killed_amid_them() => KillAsync(ledgers: 20, events: 50);

    [Fact, Trait("Run", "soak")]
    public Task Of_ten_thousand_events_all_are_handled_though_a_silo_is_killed_amid_them() => KillAsync(ledgers: 50, events: 200);

    [Fact, Trait("Run", "soak")]
    public Task A_rolling_restart_loses_no_event_and_fails_no_call_that_retries() => RestartAsync(ledgers: 5, events: 20);

    [Fact, Trait("Run", "soak")]
    public Task A_rolling_restart_under_full_load_loses_no_event_and_fails_no_call_that_retries() => RestartAsync(ledgers: 50, events: 200);

    private async Task KillAsync(int ledgers, int events)
    {
        var clock = Stopwatch.StartNew();
        await using var silos = await new SiloProcesses(cloud).StartAsync();
        var load = new Load(silos, ledgers);
        var homes = await Task.WhenAll(load.Keys.Select(k => silos.Ledger(k).PortAsync()));
        var victim = silos.Silos.MaxBy(s => homes.Count(h => h == s.Port))!;
        var sending = load.SendAsync(Enumerable.Range(0, events));
        await Eventually.HoldsAsync(() => load.Sent > ledgers * events / 2);
        await silos.KillAsync(victim);
        var killed = clock.Elapsed;
        await sending;
        await Eventually.HoldsAsync(async () => await silos.StatusAsync(victim.Port) == SiloStatus.Dead);
        var dead = clock.Elapsed;
        await load.AreStoredAsync(_ => Enumerable.Range(0, events));
        output.WriteLine($"{ledgers * events:N0} events, killed at {killed.TotalSeconds:0.0} s, declared dead after {(dead - killed).TotalSeconds:0.0} s, all handled after {(clock.Elapsed - killed).TotalSeconds:0.0} s.");

        var moved = load.Keys.Where((_, i) => homes[i] == victim.Port).ToList();
        Assert.NotEmpty(moved);
        Assert.All(await Task.WhenAll(moved.Select(k => silos.Ledger(k).PortAsync())), port => Assert.Contains(silos.Silos, s => s.Port == port));
    }

    private async Task RestartAsync(int ledgers, int events)
    {
        await using var silos = await new SiloProcesses(cloud).StartAsync();
        var load = new Load(silos, ledgers);
        using var end = new CancellationTokenSource();
        var (calling, clock) = (load.CallAsync(FirstCall, end.Token), Stopwatch.StartNew());
        var rounds = 0;
        foreach (var silo in silos.Silos.ToList())
        {
            var sending = load.SendAsync(Enumerable.Range(rounds++ * events, events));
            await silos.ReplaceAsync(silo);
            await sending;
        }

        await end.CancelAsync();
        var calls = await calling;
        output.WriteLine($"Three silos replaced in {clock.Elapsed.TotalSeconds:0.0} s amid {load.Sent:N0} events and {calls.Sum():N0} calls.");
        await load.AreStoredAsync(i => Enumerable.Range(0, rounds * events).Concat(Enumerable.Range(FirstCall, calls[i])));
    }
}
