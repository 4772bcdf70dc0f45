using System.Text.Json;

namespace GasOrleans.Cli.Tests;

public sealed class WaitTests
{
    [Fact]
    public async Task Waiting_goes_by_events_and_by_asking_where_these_are_cut()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        service.Statuses.Clear();
        foreach (var status in new[] { "pending", "running", "completed" })
        {
            service.Statuses.Enqueue(status);
        }

        service.Streamed = ["pending", "running"];
        Assert.Equal(Exit.Done, await run.GasAsync("wait", Service.Id));
        Assert.Contains("a.vcf: completed", run.Out, StringComparison.Ordinal);
        Assert.Contains("running", run.Error, StringComparison.Ordinal);
        Assert.Contains($"GET /api/v1/jobs/{Service.Id}/events", service.Requests);
    }

    [Fact]
    public async Task A_wait_that_has_begun_outlasts_a_restart_of_the_service()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        service.Statuses.Clear();
        service.Statuses.Enqueue("running");
        service.Statuses.Enqueue("completed");
        service.RefusalsAfterStream = 9; // more than one asking tries
        Assert.Equal(Exit.Done, await run.GasAsync("wait", Service.Id));
    }

    [Theory]
    [InlineData("completed", Exit.Done)]
    [InlineData("archived", Exit.Done)]
    [InlineData("failed", Exit.NoResult)]
    [InlineData("cancelled", Exit.NoResult)]
    public async Task How_it_ended_is_how_the_program_ends(string status, int exit)
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        service.Statuses.Clear();
        service.Statuses.Enqueue(status);
        Assert.Equal(exit, await run.GasAsync("wait", Service.Id, "--json"));
        Assert.Equal(status, JsonDocument.Parse(run.Out).RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Who_waits_for_so_long_only_is_told_that_it_runs_still()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        service.Statuses.Clear();
        service.Statuses.Enqueue("running");
        Assert.Equal(Exit.StillRunning, await run.GasAsync("wait", Service.Id, "--timeout", "0.5"));
    }
}
