using GasOrleans.Aws.Local.SignIn;
using GasOrleans.Users;

namespace GasOrleans.Bench.Web;

/// <summary>How long the server takes for a page of a list of ten thousand jobs, and for a job's page, beside pages of the same server that ask nobody.</summary>
internal static class ListPages
{
    private const int Jobs = 10_000;
    private const int Times = 200;
    private const int WarmUps = 50;
    private const double Bar = 100;

    public static async Task MeasureAsync(string folder)
    {
        await using var system = await SiteSystem.StartAsync();
        using var bundle = Annotation.Reference.ReferenceBundle.Open(Path.Combine(Aws.Local.SourceTree.Root, ".local", "bundles", "h37rv"));
        var grace = UserId.Parse(LocalUser.Grace.Subject);
        var done = await system.Jobs.RunAsync(VcfFile.WriteSmall(folder, bundle), grace);
        using var dynamo = system.Cloud.DynamoDb();
        var ids = await ManyJobs.WriteAsync(dynamo, done.Job.Key, Jobs);
        using var client = await system.SignInAsync(LocalUser.Grace);
        var month = TimeProvider.System.GetUtcNow().AddDays(-180);
        await TellAsync(client, "a file of the same server", "/js/site.js", null);
        await TellAsync(client, "a page of the same server that asks nobody", "/", null);
        await TellAsync(client, "newest first", "/jobs", Bar);
        await TellAsync(client, "newest first, page in the middle", $"/jobs?after={ids[Jobs / 2]}", Bar);
        await TellAsync(client, "oldest first", "/jobs?order=oldest", Bar);
        await TellAsync(client, "by status", "/jobs?status=failed", Bar);
        await TellAsync(client, "by status, page in the middle, oldest first", $"/jobs?status=archived&order=oldest&after={ids[Jobs / 2]}", Bar);
        await TellAsync(client, "by date", FormattableString.Invariant($"/jobs?from={month:yyyy-MM-dd}&to={month.AddDays(7):yyyy-MM-dd}"), Bar);
        await TellAsync(client, "a job's page, its result and log in storage", $"/jobs/{done.Job.Key.Id}", Bar);
        await TellAsync(client, "by name, near the end of the list", "/jobs?name=patient-00017", null);
    }

    private static async Task TellAsync(HttpClient client, string what, string path, double? bar)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < WarmUps + Times; i++)
        {
            var began = TimeProvider.System.GetTimestamp();
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            times.Add(TimeProvider.System.GetElapsedTime(began));
        }

        var measured = times.Skip(WarmUps).Order().ToList();
        var (median, p95) = (measured[Times / 2].TotalMilliseconds, measured[Times * 95 / 100].TotalMilliseconds);
        if (bar is { } most)
        {
            Report.Measured($"with {Jobs:N0} jobs, {what}: p95 of {Times}", p95, "ms", most);
            Report.Detail($"median {median:0.0} ms");
        }
        else
        {
            Report.Detail($"{what}: median {median:0.0} ms, p95 {p95:0.0} ms");
        }
    }
}
