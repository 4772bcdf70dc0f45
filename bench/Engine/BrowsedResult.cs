using System.Globalization;
using GasOrleans.Annotation;
using GasOrleans.Annotation.Browsing;
using GasOrleans.Annotation.Reference;
using Microsoft.Win32.SafeHandles;

namespace GasOrleans.Bench.Engine;

/// <summary>Pages of a result of five million variants, by its table, from files: what the web server does with S3 by ranged GETs.</summary>
internal static class BrowsedResult
{
    private const int Records = 5_000_000;
    private const int Rows = 50;
    private const int Times = 5;
    private const double Bar = 300;
    private static readonly string BundleFolder = Path.Combine(Aws.Local.SourceTree.Root, ".local", "bundles", "h37rv");

    public static async Task MeasureAsync(string folder)
    {
        var (vcf, table) = (Path.Combine(folder, "browsed.vcf.gz"), Path.Combine(folder, "browsed.vcf.gz.gsi"));
        await AnnotateAsync(folder, vcf, table);
        using var result = new FileRanges(vcf);
        using var index = new FileRanges(table);
        Report.Detail($"{Records:N0} variants: the result has {result.Length >> 20} MiB, its table {index.Length >> 10} KiB");
        var browser = new VariantBrowser(result, index);
        var middle = await PlaceAsync(browser);
        var worst = 0.0;
        foreach (var (name, filter, from) in Pages(middle))
        {
            var (times, page) = (new List<TimeSpan>(), default(VariantPage));
            (result.Reads, index.Reads) = (0, 0);
            for (var i = 0; i < Times; i++)
            {
                var began = TimeProvider.System.GetTimestamp();
                page = await browser.PageAsync(filter, from, Rows, CancellationToken.None);
                times.Add(TimeProvider.System.GetElapsedTime(began));
            }

            var median = Report.Median(times).TotalMilliseconds;
            worst = Math.Max(worst, median);
            var total = page!.Total is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count:N0}") : "not told";
            Report.Detail($"{name}: {median:0} ms, {(result.Reads + index.Reads) / Times} reads, {page.Rows.Count} rows, total {total}");
        }

        Report.Measured($"a page of {Records:N0} variants, the slowest kind", worst, "ms", Bar);
    }

    private static (string Name, VariantFilter Filter, string? From)[] Pages(string middle) =>
    [
        ("first page", new(), null),
        ("a page in the middle", new(), middle),
        ("region", new() { Region = new("NC_000962.3", 2_000_000, 2_001_000) }, null),
        ("gene", new() { Gene = "rpoB" }, null),
        ("gene and consequence", new() { Gene = "katG", Consequence = "stop_gained" }, null),
        ("consequence", new() { Consequence = "start_lost" }, null),
        ("consequence from the middle", new() { Consequence = "start_lost" }, middle),
        ("impact", new() { Impact = "HIGH" }, null),
        ("known", new() { Known = true }, null),
        ("known id", new() { Id = "rpoB_S450L:Rifampicin" }, null),
        ("an id that is not there", new() { Id = "rs1" }, null),
    ];

    private static async Task<string> PlaceAsync(VariantBrowser browser)
        => (await browser.PageAsync(new() { Region = new("NC_000962.3", 2_200_000, 2_200_100) }, null, 1, CancellationToken.None)).Next!;

    private static async Task AnnotateAsync(string folder, string vcf, string table)
    {
        using var bundle = ReferenceBundle.Open(BundleFolder);
        await using var input = File.OpenRead(VcfFile.Write(folder, bundle, Records));
        await using var output = File.Create(vcf);
        await using var beside = File.Create(table);
        await new VcfAnnotator(bundle, new(), Environment.ProcessorCount).AnnotateAsync(
            input, input.Length, new(output, Stream.Null, Stream.Null) { Table = beside }, null, CancellationToken.None);
    }

    private sealed class FileRanges(string path) : IRangeReader, IDisposable
    {
        private readonly SafeFileHandle file = File.OpenHandle(path, options: FileOptions.Asynchronous);

        public int Reads { get; set; }

        public long Length { get; } = new FileInfo(path).Length;

        public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int count, CancellationToken ct)
        {
            Reads++;
            var bytes = new byte[count];
            for (var read = 0; read < count;)
            {
                var got = await RandomAccess.ReadAsync(file, bytes.AsMemory(read), offset + read, ct);
                read += got > 0 ? got : throw new EndOfStreamException();
            }

            return bytes;
        }

        public void Dispose() => file.Dispose();
    }
}
