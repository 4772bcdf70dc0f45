using GasOrleans.Aws.Local.SignIn;
using GasOrleans.EndToEnd.Tests.Recording;
using Microsoft.Playwright;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>What the processes say of themselves, as a collector gets it.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class TelemetryTests
{
    private static readonly string[] Expected =
    [
        "gas.archive.lag", "gas.attempts", "gas.jobs.moved", "gas.jobs.time_in_status", "gas.live.clients", "gas.mails", "gas.queue.handled", "gas.queue.wait", "gas.restore.lag", "gas.slots",
        "gas.slots.used", "http.server.request.duration", "orleans.aws.request.duration",
    ];

    [Fact, Trait("Run", "soak")]
    public async Task A_jobs_whole_life_is_one_trace_from_the_browsers_request_to_the_thaw()
    {
        await using var collector = await Collector.StartAsync();
        await using var deployment = await Deployment.StartWatchedAsync(null, collector.Settings, [.. collector.Settings, new("Plans__Free__Window", "00:00:08")]);
        deployment.System.Cloud.Cold.Change(now => now with { ExpeditedSeconds = 1, StandardSeconds = 2 });
        await using var ada = await Visitor.SignInAsync(deployment, LocalUser.Ada);
        var job = await ada.SubmitAsync(Vcf.Known);
        await ada.SeesAsync("Archived", seconds: 120);
        await ada.GoAsync("profile");
        await ada.Page.ClickAsync("button:has-text('Upgrade to premium')");
        await ada.Page.ClickAsync("button:has-text('Pay and subscribe')");
        await Assertions.Expect(ada.Page.Locator("main")).ToContainTextAsync("premium plan");
        await ada.GoAsync($"jobs/{job}");
        await ada.SeesAsync("Restored", seconds: 120);

        string[] whole = ["job Submitted", "job Uploaded", "work on gas-requests", "job Claimed", "job Succeeded", "work on gas-transfers", "job HotCopyRemoved", "job HotCopyRestored"];
        await Eventually.HoldsAsync(
            () => Traces(collector).Any(trace => trace.Any(name => name.StartsWith("POST ", StringComparison.Ordinal)) && !whole.Except(trace).Any()),
            seen: () => string.Join('\n', Traces(collector).Select(trace => string.Join(" | ", trace.Distinct()))));
        await Eventually.GivesAsync(() => Task.FromResult(Expected.Except(collector.Metrics).ToList()), missing => missing.Count == 0);
        Assert.True(collector.HasLogs);
    }

    /// <summary>The names of all spans of each trace that a submission is in.</summary>
    private static List<List<string>> Traces(Collector collector)
        => [.. collector.Spans.GroupBy(span => span.Trace).Select(trace => trace.Select(span => span.Name).ToList()).Where(trace => trace.Contains("job Submitted"))];
}
