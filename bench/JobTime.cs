using System.Diagnostics;
using GasOrleans.Annotation;
using GasOrleans.Bench.Jobs;

namespace GasOrleans.Bench;

/// <summary>What the whole job costs over the bare engine: the same file, in turns, so that the machine's moods meet both.</summary>
internal static class JobTime
{
    private const int Records = 4_000_000;
    private const int Times = 5;
    private const int WarmUps = 150;
    private const double Bar = 1 / 0.9;

    /// <summary>
    /// On one core S3's stand-in, which is another machine's work in AWS, has the other to itself: what is measured is what
    /// the job adds. On all of them the two compete.
    /// </summary>
    public static IEnumerable<int> Cores => new[] { 1, Environment.ProcessorCount }.Distinct();

    public static async Task MeasureAsync(BenchSystem system, int cores)
    {
        // Both are warm when it counts: the genome in memory, and compiled, which takes a silo many jobs. What a job calls once is compiled anew after 30 and
        // after 60 of them, and the code of the SDK and of streams is much: after 60 jobs the compiler had an eighth of the silo's time.
        var warmUp = VcfFile.Write(system.Files, system.Bundle, Records / 40);
        for (var i = 0; i < WarmUps; i++)
        {
            await EngineAsync(system, warmUp, cores);
            await system.Jobs.RunAsync(warmUp);
        }

        var file = VcfFile.Write(system.Files, system.Bundle, Records);
        for (var i = 0; i < Times; i++)
        {
            await JobAsync(system, file); // checkpoints and parts only large jobs have
        }

        var (engine, jobs) = (new List<Cost>(), new List<(FinishedJob Job, Cost Silo, Cost Stores)>());
        for (var i = 0; i < Times; i++)
        {
            engine.Add(await EngineAsync(system, file, cores));
            jobs.Add(await JobAsync(system, file));
        }

        var (bare, whole) = (Report.Median(engine.Select(one => one.Time)), Report.Median(jobs.Select(one => one.Job.Running)));
        var what = $"whole job ÷ bare engine, {Records:N0} records, {cores} of {Environment.ProcessorCount} cores each, medians of {Times}";
        if (cores == 1)
        {
            Report.Measured(what, whole / bare, "", Bar);
        }
        else
        {
            Report.Detail($"{what}: {whole / bare:0.00}; no bar, for S3's stand-in takes its part of the same cores");
        }

        Report.Detail($"whole job, RUNNING → COMPLETED of the stored timeline: {Report.Seconds(jobs.Select(one => one.Job.Running))} s");
        Report.Detail($"bare engine, file → file: {Report.Seconds(engine.Select(one => one.Time))} s");
        Report.Detail($"processor time, the silo: {Report.Seconds(jobs.Select(one => one.Silo.Processor))} s; S3's stand-in: {Report.Seconds(jobs.Select(one => one.Stores.Processor))} s; the bare engine: {Report.Seconds(engine.Select(one => one.Processor))} s");
        Report.Detail($"submit → completed with the upload: {Report.Seconds(jobs.Select(one => one.Job.Waited))} s; the upload: {Report.Seconds(jobs.Select(one => one.Job.Uploading))} s");
    }

    private static async Task<Cost> EngineAsync(BenchSystem system, string file, int parallelism)
    {
        await using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var annotator = new VcfAnnotator(system.Bundle, new AnnotationLimits(), parallelism);
        return await CostAsync(Environment.ProcessId, async () =>
        {
            // The same outputs as a job's: a result, its index, the log, and the table that the page reads.
            await using var output = Output(file + ".annotated");
            await using var index = Output(file + ".index");
            await using var log = Output(file + ".log");
            await using var table = Output(file + ".table");
            var outcome = await annotator.AnnotateAsync(input, input.Length, new(output, index, log) { Table = table }, null, CancellationToken.None);
            if (outcome is not Annotated)
            {
                throw new InvalidOperationException($"The bare engine did not annotate the file: {outcome}.");
            }
        });
    }

    private static FileStream Output(string path)
        => new(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16, FileOptions.Asynchronous);

    private static async Task<(FinishedJob Job, Cost Silo, Cost Stores)> JobAsync(BenchSystem system, string file)
    {
        FinishedJob? job = null;
        Cost? silo = null;
        var stores = await CostAsync(Environment.ProcessId, async () => silo = await CostAsync(system.Silo, async () => job = await system.Jobs.RunAsync(file)));
        return (job!, silo!, stores);
    }

    private static async Task<Cost> CostAsync(int process, Func<Task> work)
    {
        var (processor, began) = (ProcessorTime(process), TimeProvider.System.GetTimestamp());
        await work();
        return new Cost(TimeProvider.System.GetElapsedTime(began), ProcessorTime(process) - processor);
    }

    private static TimeSpan ProcessorTime(int process)
    {
        using var measured = Process.GetProcessById(process);
        return measured.TotalProcessorTime;
    }

    /// <summary>What a piece of work took.</summary>
    private sealed record Cost(TimeSpan Time, TimeSpan Processor);
}
