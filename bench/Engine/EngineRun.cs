using System.Globalization;
using GasOrleans.Annotation;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Bench.Engine;

/// <summary>The bare engine as a process of its own, so that it is measured like any other tool: start, compilation and opening the genome included.</summary>
internal static class EngineRun
{
    public const string Command = "annotate";

    /// <summary>Annotates a file into another, and says how much memory it took.</summary>
    public static async Task<int> RunAsync(string bundleFolder, string from, string to, string parallelism)
    {
        using var bundle = ReferenceBundle.Open(bundleFolder);
        await using var input = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using var output = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
        var annotator = new VcfAnnotator(bundle, new AnnotationLimits(), int.Parse(parallelism, CultureInfo.InvariantCulture));
        var outcome = await annotator.AnnotateAsync(input, input.Length, new(output, Stream.Null, Stream.Null), null, CancellationToken.None);
        var peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{long.Parse(peak.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)}"));
        return outcome is Annotated ? 0 : 1;
    }
}
