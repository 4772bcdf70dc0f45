using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using GasOrleans.Annotation;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Bench.Engine;

/// <summary>The bare engine as a process of its own, so that it has the cores and the memory that it is given. Like a silo it is warm when it counts.</summary>
internal static class EngineRun
{
    public const string Command = "annotate";

    // Of the processor's time: a machine that others use, too, would not let the compiler finish in so much of the clock's.
    // So long: what is compiled by profile is slower before it is quicker, and loops as long as a file are left only at its end.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);

    /// <summary>Annotates a file into another, again and again until it is warm, and says what the last time took, and how much memory all of it.</summary>
    public static async Task<int> RunAsync(string bundleFolder, string from, string to, string parallelism, string compression)
    {
        using var bundle = ReferenceBundle.Open(bundleFolder);
        var annotator = new VcfAnnotator(bundle, new AnnotationLimits(), int.Parse(parallelism, CultureInfo.InvariantCulture), new AnnotationOptions { Compression = Enum.Parse<CompressionLevel>(compression) });
        TimeSpan time, processor;
        bool warm;
        do
        {
            warm = Environment.CpuUsage.TotalTime > WarmUp;
            (time, processor) = await RunAsync(annotator, from, to);
        }
        while (!warm);

        var peak = await PeakAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} {processor.TotalSeconds} {peak}"));
        return 0;
    }

    private static async Task<(TimeSpan Time, TimeSpan Processor)> RunAsync(VcfAnnotator annotator, string from, string to)
    {
        var (began, spent) = (TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await using var input = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using var output = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
        var outcome = await annotator.AnnotateAsync(input, input.Length, new(output, Stream.Null, Stream.Null), null, CancellationToken.None);
        return outcome is Annotated
            ? (TimeProvider.System.GetElapsedTime(began), Environment.CpuUsage.TotalTime - spent)
            : throw new UnreachableException($"The file is good, and yet: {outcome}.");
    }

    /// <summary>The most memory that this process ever had, in KiB.</summary>
    private static async Task<string> PeakAsync()
        => (await File.ReadAllLinesAsync("/proc/self/status")).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1];
}
