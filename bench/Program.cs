using GasOrleans.Aws.Local;
using GasOrleans.Bench;
using GasOrleans.Bench.Engine;
using GasOrleans.Bench.Providers;
using GasOrleans.Bench.Scaling;
using GasOrleans.Bench.Web;

// What the bench starts of itself.
if (args is [EngineRun.Command, var bundle, var from, var to, var parallelism, var compression])
{
    return await EngineRun.RunAsync(bundle, from, to, parallelism, compression);
}

// Without arguments all of them; or the names of some.
string[] all = ["engine", "browse", "time", "latency", "requests", "cold", "cold-vault", "storage", "streams", "list", "live", "scaling"];
if (args.Except(all).Any())
{
    await Console.Error.WriteLineAsync($"Measurements are: {string.Join(' ', all)}.");
    return 2;
}

var chosen = args.Length == 0 ? all : args;
var folder = Directory.CreateTempSubdirectory("gas-bench-");
try
{
    Report.Machine("before");
    if (chosen.Contains("engine"))
    {
        await EngineSpeed.MeasureAsync(folder.FullName);
    }

    if (chosen.Contains("browse"))
    {
        await BrowsedResult.MeasureAsync(folder.FullName);
        await BrowsedPages.MeasureAsync(folder.FullName);
    }

    if (chosen.Contains("latency"))
    {
        await using var system = await BenchSystem.StartAsync(folder.FullName, new Dictionary<string, string>());
        await SubmitToCompleted.MeasureAsync(system);
    }

    foreach (var cores in chosen.Contains("time") ? JobTime.Cores : [])
    {
        await using var system = await BenchSystem.StartAsync(folder.FullName, new Dictionary<string, string> { ["Worker__Parallelism"] = $"{cores}" });
        await JobTime.MeasureAsync(system, cores);
    }

    if (chosen.Contains("requests"))
    {
        await RequestsPerJob.MeasureAsync(folder.FullName);
    }

    if (chosen.Contains("cold"))
    {
        await ColdCycle.MeasureAsync(folder.FullName, "StorageClass");
    }

    if (chosen.Contains("cold-vault"))
    {
        await ColdCycle.MeasureAsync(folder.FullName, "Vault");
    }

    if (chosen.Contains("list"))
    {
        await ListPages.MeasureAsync(folder.FullName);
    }

    if (chosen.Contains("live"))
    {
        await LivePages.MeasureAsync();
    }

    if (chosen.Contains("storage") || chosen.Contains("streams"))
    {
        await using var cloud = await LocalCloud.StartAsync(new LocalCloudOptions { Parts = LocalCloudParts.Emulators, CreateResources = false });
        if (chosen.Contains("storage"))
        {
            await StorageWrites.MeasureAsync(cloud);
        }

        if (chosen.Contains("streams"))
        {
            await StreamEvents.MeasureAsync(cloud);
        }
    }

    if (chosen.Contains("scaling"))
    {
        await ScalingPolicies.MeasureAsync(folder.FullName);
    }

    Report.Machine("after");
    return 0;
}
finally
{
    folder.Delete(recursive: true);
}
