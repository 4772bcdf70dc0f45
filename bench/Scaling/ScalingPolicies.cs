using GasOrleans.Annotation;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Bench.Scaling;

/// <summary>The stacks' scaling against the two policies that it replaces, driven by how fast this engine is.</summary>
internal static class ScalingPolicies
{
    private const int Slots = 2;
    private const double Target = 4;
    private const int LongestWait = 300;
    private const int MeasuredRecords = 500_000;
    private const int Times = 5;

    /// <summary>A whole genome's variants, and what else a job does beside the engine.</summary>
    private const double UsualRecords = 4_500_000;
    private const double Beside = 1.15;

    /// <summary>Three minutes until the alarm, three until the new silos work, and as much again for what came meanwhile: beyond what even the largest fleet has.</summary>
    private const double WaitBar = 600;

    private const double CostBar = 1.5;

    public static async Task MeasureAsync(string folder)
    {
        var seconds = UsualRecords / await RecordsPerSecondAsync(folder) * Beside;
        Report.Detail($"a usual job: {UsualRecords:N0} records, {seconds:0.0} s of one slot, by the engine's measured speed");
        foreach (var demand in (Demand[])[Demand.Day, Demand.Burst, Demand.OneUser])
        {
            var jobs = demand.Jobs(seed: 1, seconds, Simulation.Most * Slots);
            var limit = new Simulation(new AlwaysLargest(), jobs, demand.Hours, Slots).Run();
            var outcomes = ((ScalingPolicy[])[new BacklogPerSlot(Slots, Target, LongestWait), new MessagesSent(), new WholeBacklog(Target * Slots * Simulation.Least)])
                .Select(policy => new Simulation(policy, jobs, demand.Hours, Slots).Run()).ToList();
            var ideal = jobs.Sum(job => job.Seconds) / Slots / 3600;
            Report.Measured($"{demand.Name}: what 95 % of jobs wait beyond the largest fleet's wait", outcomes[0].OthersLateWait - limit.OthersLateWait, "s", WaitBar);
            Report.Measured($"{demand.Name}: instance-hours ÷ the cheapest of the others", outcomes[0].InstanceHours / outcomes.Skip(1).Min(one => one.InstanceHours), "×", CostBar);
            foreach (var one in outcomes.Append(limit))
            {
                Report.Detail($"{one.Policy,-42} wait {one.MedianWait,6:0} s median, {one.LateWait,6:0} s 95 %, {one.OthersLateWait,6:0} s 95 % of other users; {one.InstanceHours,6:0.0} instance-h ({ideal:0.0} of work); {one.Changes} changes, {one.Reversals} reversals; {one.MostSilos} silos at most");
            }
        }
    }

    private static async Task<double> RecordsPerSecondAsync(string folder)
    {
        using var bundle = ReferenceBundle.Open(Path.Combine(Aws.Local.SourceTree.Root, ".local", "bundles", "h37rv"));
        var annotator = new VcfAnnotator(bundle, new AnnotationLimits(), 1);
        var file = VcfFile.Write(folder, bundle, MeasuredRecords);
        var rates = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            await using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
            var began = Environment.CpuUsage.TotalTime; // others work on this machine too
            await annotator.AnnotateAsync(input, input.Length, new(Stream.Null, Stream.Null, Stream.Null), null, CancellationToken.None);
            rates.Add(MeasuredRecords / (Environment.CpuUsage.TotalTime - began).TotalSeconds);
        }

        return Report.Median(rates);
    }
}
