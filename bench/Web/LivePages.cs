using System.Net.ServerSentEvents;
using GasOrleans.Aws.Local.SignIn;
using GasOrleans.Jobs;

namespace GasOrleans.Bench.Web;

/// <summary>How long a change in a job's grain takes until all of 200 open pages of its owner have it.</summary>
internal static class LivePages
{
    private const int Watchers = 200;
    private const int Rounds = 20;
    private const int WarmUps = 10; // a server that has just started compiles its pages meanwhile
    private const double Bar = 250;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task MeasureAsync()
    {
        await using var system = await SiteSystem.StartAsync();
        using var client = await system.SignInAsync(LocalUser.Grace);
        var (pages, rows) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var key = await system.Jobs.PromiseAsync(LocalUser.Grace.Subject);
            var page = await RoundAsync(client, system, key, $"/live/jobs/{key.Id}", "job");
            key = await system.Jobs.PromiseAsync(LocalUser.Grace.Subject);
            var list = await RoundAsync(client, system, key, "/live/jobs", "row");
            if (round >= 0)
            {
                pages.AddRange(page);
                rows.AddRange(list);
            }
        }

        Tell("a job's page", pages);
        Tell("the list", rows);
    }

    /// <summary>From the call that changes the grain, its write included, until each watcher has read the news.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> RoundAsync(HttpClient client, SiteSystem system, JobKey key, string path, string kind)
    {
        using var end = new CancellationTokenSource(Patience);
        var open = await Task.WhenAll(Enumerable.Range(0, Watchers).Select(_ => Watcher.OpenAsync(client, path, end.Token)));
        await Task.WhenAll(open.Select(one => one.NextAsync("beat", "job", "rows")));
        var began = TimeProvider.System.GetTimestamp();
        var times = open.Select(async one =>
        {
            while (!(await one.NextAsync(kind)).Contains("Cancelled", StringComparison.Ordinal))
            {
            }

            return TimeProvider.System.GetElapsedTime(began);
        }).ToList();
        await system.Jobs.CancelAsync(key);
        var all = await Task.WhenAll(times);
        await Task.WhenAll(open.Select(one => one.DisposeAsync().AsTask()));
        return all;
    }

    private static void Tell(string what, List<TimeSpan> times)
    {
        var sorted = times.Order().Select(time => time.TotalMilliseconds).ToList();
        Report.Measured($"change → {what}, {Watchers} watchers, p95 of {sorted.Count}", sorted[sorted.Count * 95 / 100], "ms", Bar);
        Report.Detail($"median {sorted[sorted.Count / 2]:0.0} ms, worst {sorted[^1]:0.0} ms");
    }

    /// <summary>An open page.</summary>
    private sealed class Watcher(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        public static async Task<Watcher> OpenAsync(HttpClient client, string path, CancellationToken ct)
        {
            var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
            answer.EnsureSuccessStatusCode();
            var body = await answer.Content.ReadAsStreamAsync(ct);
            return new(answer, SseParser.Create(body).EnumerateAsync(ct).GetAsyncEnumerator(ct));
        }

        public async Task<string> NextAsync(params string[] kinds)
        {
            while (await events.MoveNextAsync())
            {
                if (kinds.Contains(events.Current.EventType))
                {
                    return events.Current.Data;
                }
            }

            throw new InvalidOperationException("The stream ended.");
        }

        public async ValueTask DisposeAsync()
        {
            await events.DisposeAsync();
            answer.Dispose();
        }
    }
}
