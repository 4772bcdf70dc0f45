using GasOrleans.Bench.Jobs;

namespace GasOrleans.Bench;

/// <summary>How long the owner of a small file waits on an idle system, from the submission to the news that it is completed.</summary>
internal static class SubmitToCompleted
{
    private const int Times = 10;
    private const double Bar = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task MeasureAsync(BenchSystem system)
    {
        var file = VcfFile.WriteSmall(system.Files, system.Bundle);
        var first = await system.Jobs.RunAsync(file);
        var jobs = new List<FinishedJob>();
        for (var i = 0; i < Times; i++)
        {
            // Idle again: what the job before left to do is done.
            await Task.Delay(Pause, TimeProvider.System);
            jobs.Add(await system.Jobs.RunAsync(file));
        }

        var worst = jobs.MaxBy(job => job.Waited)!;
        Report.Measured($"submit → completed, {new FileInfo(file).Length / 1024} KB, median of {Times}", Report.Median(jobs.Select(job => job.Waited)).TotalSeconds, "s", Bar);
        Report.Measured($"submit → completed, worst of {Times}", worst.Waited.TotalSeconds, "s", Bar);
        Report.Detail($"all: {Report.Seconds(jobs.Select(job => job.Waited))} s; the very first job of the silo took {first.Waited.TotalSeconds:0.00} s");
        Report.Detail($"the worst one's course: {worst.Course} s; its upload took {worst.Uploading.TotalSeconds:0.00} s");
    }
}
