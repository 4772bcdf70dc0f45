using System.Text.Json;

namespace GasOrleans.Cli.Tests;

public sealed class AnswerTests
{
    [Fact]
    public async Task Who_is_told_to_wait_waits_and_asks_again()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        service.Refusals = 3;
        Assert.Equal(Exit.Done, await run.GasAsync("me"));
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public async Task A_change_that_is_asked_for_again_carries_the_same_key()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        service.Refusals = 2;
        Assert.Equal(Exit.Done, await run.GasAsync("delete", Service.Id, "--yes"));
        Assert.Equal(3, service.Keys.Count);
        Assert.Single(service.Keys.Distinct());
    }

    [Theory]
    [InlineData(Exit.NotFound, "not-found", "show", "other")]
    [InlineData(Exit.Refused, "wrong-status", "cancel", Service.Id)]
    [InlineData(Exit.Usage, "not-confirmed", "delete", Service.Id)]
    public async Task What_is_refused_is_said_by_the_exit_and_the_code(int exit, string code, params string[] args)
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        Assert.Equal(exit, await run.GasAsync([.. args, "--json"]));
        Assert.Equal("", run.Out);
        Assert.Equal(code, JsonDocument.Parse(run.Error).RootElement.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(exit, await run.GasAsync(args));
        Assert.DoesNotContain("{", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_said_in_a_sentence()
    {
        using var run = new Run { Variables = { ["GAS_SERVER"] = "http://127.0.0.1:1", ["GAS_TOKEN"] = Service.Token } };
        Assert.Equal(Exit.Unavailable, await run.GasAsync("me"));
    }

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("show")]
    [InlineData("download", "x", "--file", "everything")]
    public async Task A_wrong_command_line_ends_with_two(params string[] args)
    {
        using var run = new Run();
        Assert.Equal(Exit.Usage, await run.GasAsync(args));
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public async Task A_list_reads_on_until_there_is_no_more_and_a_name_cannot_drive_the_terminal()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        service.FileName = "a\u001b]0;owned\u0007[red]b\u202e.vcf\n";
        Assert.Equal(Exit.Done, await run.GasAsync("list"));
        Assert.Equal(2, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.DoesNotContain('\u202e', run.Out);
        Assert.Contains("[red]b", run.Out, StringComparison.Ordinal);

        Assert.Equal(Exit.Done, await run.GasAsync("list", "--limit", "1", "--json"));
        Assert.Equal(1, JsonDocument.Parse(run.Out).RootElement.GetProperty("jobs").GetArrayLength());
    }

    [Fact]
    public async Task Every_command_answers_in_json_when_asked()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        string[][] commands =
        [
            ["me"], ["genomes"], ["list"], ["show", Service.Id], ["wait", Service.Id], ["log", Service.Id], ["download", Service.Id, "-o", run.Work],
            ["submit", run.Put("j.vcf", "x")], ["again", Service.Id], ["delete", Service.Id, "-y"], ["sign-out"],
        ];
        foreach (var command in commands)
        {
            Assert.Equal((command[0], Exit.Done), (command[0], await run.GasAsync([.. command, "--json"])));
            using var json = JsonDocument.Parse(run.Out);
            Assert.Equal("", run.Error);
        }
    }
}
