using GasOrleans.Bench.Wire;

namespace GasOrleans.Bench;

/// <summary>
/// What a job costs in requests to AWS, counted on the wire between the silo and the emulators, less what an idle silo asks anyway.
/// The upload itself is the browser's request and not among them.
/// </summary>
internal static class RequestsPerJob
{
    private const int Times = 20;
    private const double Bar = 25;
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(60);

    public static async Task MeasureAsync(string folder)
    {
        var counts = new RequestCounts();
        await using var wire = await SiloWire.StartAsync(counts);
        await using var system = await BenchSystem.StartAsync(folder, wire.Ports, wire.Settings);
        var file = VcfFile.WriteSmall(system.Files, system.Bundle);
        await system.Jobs.RunAsync(file);

        var idle = await counts.CountAsync(() => Task.Delay(IdleFor, TimeProvider.System));
        var busy = await counts.CountAsync(async () =>
        {
            for (var i = 0; i < Times; i++)
            {
                await system.Jobs.RunAsync(file);
            }
        });
        Print(idle, busy);
    }

    private static void Print(Counted idle, Counted busy)
    {
        Report.Measured($"AWS requests per job, mean of {Times} in {busy.Time.TotalSeconds:0.0} s, less the idle rate", busy.Less(idle).Sum(one => one.Count) / Times, "requests", Bar);
        busy.Tell(idle, Times);
        var idleRates = idle.Requests.OrderByDescending(one => one.Value).Select(one => $"{one.Key.Operation} {one.Value}");
        Report.Detail($"with the idle rate: {busy.Requests.Values.Sum() / (double)Times:0.0}; idle for {idle.Time.TotalSeconds:0} s: {string.Join(", ", idleRates)}");
    }
}
