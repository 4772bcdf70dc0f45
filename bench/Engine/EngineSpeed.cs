using System.Globalization;
using System.IO.Compression;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Bench.Engine;

/// <summary>The bare engine beside <c>bcftools csq</c>: the same file, in turns, each in a process of its own on the same cores; ours is warm, as in a silo.
/// Plain → plain it writes BGZF blocks that are not compressed, as the product knows no other form. Compressed, ours is as quick as it can be, as in
/// the product, and theirs what <c>-Oz</c> means, level 6, and beside it level 1; the sizes are told.</summary>
internal static class EngineSpeed
{
    private const int Records = 2_000_000;
    private const int ManyRecords = 5_000_000;
    private const int Times = 5;
    private const double OneCoreBar = 1.5;
    private const double TwoCoresBar = 3;
    private const double MemoryBar = 300;
    private const string Memory = "/dev/shm";
    private const long MemoryNeeded = 4L << 30;
    private static readonly string BundleFolder = Path.Combine(Aws.Local.SourceTree.Root, ".local", "bundles", "h37rv");

    /// <summary>In memory where the machine has it: a disk that is slower than both would measure itself.</summary>
    public static async Task MeasureAsync(string folder)
    {
        var room = Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > MemoryNeeded ? Directory.CreateDirectory(Path.Combine(Memory, Path.GetFileName(folder))) : null;
        try
        {
            await MeasureInAsync(room?.FullName ?? folder);
        }
        finally
        {
            room?.Delete(recursive: true);
        }
    }

    private static async Task MeasureInAsync(string folder)
    {
        using var bundle = ReferenceBundle.Open(BundleFolder);
        var (fasta, gff) = CsqReference.Write(folder, bundle);
        var plain = VcfFile.Write(folder, bundle, Records);
        var zipped = plain + ".gz";
        await Tool.RunAsync("0", "bgzip", "-k", plain);
        string Csq(string name) => Path.Combine(folder, name);
        string[] csq = ["csq", "-l", "-f", fasta, "-g", gff];

        await CompareAsync("one core, plain → plain", OneCoreBar, "0", [.. csq, "-Ov", "-o", Csq("csq.vcf"), plain], plain, parallelism: 1, CompressionLevel.NoCompression);
        await CompareAsync("two cores, gz → gz", TwoCoresBar, "0,1", [.. csq, "--threads", "2", "-Oz", "-o", Csq("csq.vcf.gz"), zipped], zipped, parallelism: 2, CompressionLevel.Fastest);
        var quicker = Report.Median(await TimesAsync(() => Tool.RunAsync("0,1", "bcftools", [.. csq, "--threads", "2", "-Oz1", "-o", Csq("csq1.vcf.gz"), zipped])));
        Report.Detail($"bcftools at level 1 (-Oz1): {Records / quicker.TotalSeconds:0} variants/s");
        Report.Detail($"MiB written: the engine {MiB(zipped + ".out")} with CSQ, bcftools {MiB(Csq("csq.vcf.gz"))} with BCSQ (level 1: {MiB(Csq("csq1.vcf.gz"))})");
        await MemoryAsync(folder, bundle, plain);
    }

    private static async Task<List<TimeSpan>> TimesAsync(Func<Task<ToolRun>> run)
    {
        var times = new List<TimeSpan>();
        while (times.Count < Times)
        {
            times.Add((await run()).Time);
        }

        return times;
    }

    private static async Task CompareAsync(string what, double bar, string cores, string[] csq, string file, int parallelism, CompressionLevel compression)
    {
        var (theirs, ours) = (new List<ToolRun>(), new List<ToolRun>());
        for (var i = 0; i < Times; i++)
        {
            theirs.Add(await Tool.RunAsync(cores, "bcftools", csq));
            ours.Add(await AnnotateAsync(cores, file, parallelism, compression));
        }

        Report.AtLeast($"engine ÷ bcftools csq -l, {what}", Median(theirs) / Median(ours), "×", bar);
        Report.Detail($"variants/s: {Records / Median(ours):0} and {Records / Median(theirs):0}, medians of {Times} in turns, {Records:N0} records; ours is warm");
        Report.Detail($"by processor time, which other work on the machine changes less: {Processor(theirs) / Processor(ours):0.00} ×");
        Report.Detail($"the engine: {Report.Seconds(ours.Select(run => run.Time))} s, processor {Report.Seconds(ours.Select(run => run.Processor))} s");
        Report.Detail($"bcftools: {Report.Seconds(theirs.Select(run => run.Time))} s, processor {Report.Seconds(theirs.Select(run => run.Processor))} s");
    }

    private static async Task MemoryAsync(string folder, ReferenceBundle bundle, string fewer)
    {
        var more = VcfFile.Write(folder, bundle, ManyRecords);
        var (small, large) = (await AnnotateAsync("0,1", fewer, 2, CompressionLevel.Fastest), await AnnotateAsync("0,1", more, 2, CompressionLevel.Fastest));
        Report.Measured($"memory of the engine, {ManyRecords:N0} records, two cores", MiB(large), "MiB", MemoryBar);
        Report.Detail($"with {Records:N0} records: {MiB(small):0} MiB");
    }

    private static async Task<ToolRun> AnnotateAsync(string cores, string file, int parallelism, CompressionLevel compression)
    {
        var run = await Tool.RunAsync(cores, "dotnet", typeof(EngineSpeed).Assembly.Location, EngineRun.Command, BundleFolder, file, file + ".out", $"{parallelism}", $"{compression}");
        var said = run.Output.Split(' ');
        return new(Seconds(said[0]), Seconds(said[1]), said[2]);
    }

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));

    private static double Median(List<ToolRun> runs) => Report.Median(runs.Select(run => run.Time)).TotalSeconds;

    private static double Processor(List<ToolRun> runs) => Report.Median(runs.Select(run => run.Processor)).TotalSeconds;

    private static long MiB(string path) => new FileInfo(path).Length >> 20;

    private static double MiB(ToolRun run) => double.Parse(run.Output, CultureInfo.InvariantCulture) / 1024;
}
