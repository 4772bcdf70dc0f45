using System.Text.RegularExpressions;
using GasOrleans.Annotation.Reference;
using GasOrleans.Aws.Local.SignIn;
using GasOrleans.Users;

namespace GasOrleans.Bench.Web;

/// <summary>Pages of a result of five million variants as a person's browser asks for them: a job's result in storage, its table beside it, the page whole.</summary>
internal static partial class BrowsedPages
{
    private const int Records = 5_000_000;
    private const int Times = 20;
    private const int WarmUps = 5;
    private const double Bar = 300;

    public static async Task MeasureAsync(string folder)
    {
        await using var system = await SiteSystem.StartAsync();
        using var bundle = ReferenceBundle.Open(Path.Combine(Aws.Local.SourceTree.Root, ".local", "bundles", "h37rv"));
        var done = await system.Jobs.RunAsync(VcfFile.Write(folder, bundle, Records), UserId.Parse(LocalUser.Grace.Subject));
        using var client = await system.SignInAsync(LocalUser.Grace);
        var path = $"/jobs/{done.Job.Key.Id}/variants";
        var middle = Next().Match(await client.GetStringAsync(new Uri($"{path}?region=NC_000962.3:2200000-2200100", UriKind.Relative))).Groups[1].Value;
        var worst = 0.0;
        foreach (var (what, query) in Pages(middle))
        {
            var p95 = await TellAsync(client, what, path + query);
            worst = Math.Max(worst, p95);
        }

        Report.Measured($"a page of {Records:N0} variants over web and S3, p95 of {Times} of the slowest kind", worst, "ms", Bar);
    }

    private static (string What, string Query)[] Pages(string middle) =>
    [
        ("first page", ""),
        ("a page in the middle", $"?after={middle}"),
        ("region", "?region=NC_000962.3:2000000-2001000"),
        ("gene", "?gene=rpoB"),
        ("gene and consequence", "?gene=katG&consequence=stop_gained"),
        ("consequence from the middle", $"?consequence=start_lost&after={middle}"),
        ("impact", "?impact=HIGH"),
        ("known", "?known=yes"),
        ("known id", "?known=rpoB_S450L:Rifampicin"),
        ("an id that is not there", "?known=rs1"),
    ];

    private static async Task<double> TellAsync(HttpClient client, string what, string path)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < WarmUps + Times; i++)
        {
            var began = TimeProvider.System.GetTimestamp();
            await client.GetStringAsync(new Uri(path, UriKind.Relative));
            times.Add(TimeProvider.System.GetElapsedTime(began));
        }

        var measured = times.Skip(WarmUps).Order().ToList();
        var (median, p95) = (measured[Times / 2].TotalMilliseconds, measured[Times * 95 / 100].TotalMilliseconds);
        Report.Detail($"{what}: median {median:0} ms, p95 {p95:0} ms");
        return p95;
    }

    [GeneratedRegex("after=([0-9a-fA-F]+)")]
    private static partial Regex Next();
}
