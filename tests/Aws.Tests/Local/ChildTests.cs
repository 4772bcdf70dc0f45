using GasOrleans.Aws.Local.Children;

namespace GasOrleans.Aws.Tests.Local;

public sealed class ChildTests
{
    [Fact]
    public async Task A_child_that_keeps_dying_is_given_up_with_its_last_words()
    {
        var said = new List<string>();
        var command = new ChildCommand("a sleeper", "bash", "-c", "echo too tired; exec sleep 1000");
        await using var child = await KeptChild.StartAsync(command, _ => Task.CompletedTask, new ChildPolicy(Restart: true, said.Add));
        var ids = new HashSet<int>();
        while (!child.GaveUp.IsCompleted)
        {
            ids.Add(child.Id);
            await child.KillAsync();
            await child.WhenReadyAsync();
        }

        Assert.Equal(6, ids.Count);
        Assert.Equal(Enumerable.Repeat("a sleeper ended with code 137. Starting it again.", 5), said);
        Assert.StartsWith("a sleeper ended with code 137. Its last words:", await child.GaveUp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_developers_own_account_does_not_reach_a_child()
    {
        Environment.SetEnvironmentVariable("AWS_SOMETHING_OF_MINE", "my-own");
        var lines = new List<string>();
        var command = new ChildCommand("env", "env") { Output = lines.Add, Environment = new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1" } };
        await using var child = await ChildProcess.StartAsync(command);
        Assert.Equal(0, await child.Exited);
        Assert.Equal(["AWS_REGION=us-east-1"], lines.Where(line => line.StartsWith("AWS_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_cannot_be_started_says_what_is_missing()
    {
        await using var child = await ChildProcess.StartAsync(new ChildCommand("a ghost", "/no/such/program"));
        Assert.NotEqual(0, await child.Exited);
        Assert.Contains("/no/such/program", child.LastWords, StringComparison.Ordinal);
    }
}
