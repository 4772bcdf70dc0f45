using System.Diagnostics;
using GasOrleans.Aws.Tests.Machines;

namespace GasOrleans.Aws.Tests.Stacks;

/// <summary>What independent tools say of templates and scripts.</summary>
public sealed class LintTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cfn_lint_has_nothing_to_say_of_the_templates()
    {
        var (status, words) = await RunAsync("cfn-lint", [.. Stack.InOrder.Select(name => Path.Combine(Stack.Folder, name + ".yaml"))]);
        Assert.SkipWhen(status == 127, "cfn-lint is not on this machine (pip install cfn-lint); the other tests of the templates have run.");
        Assert.True(status == 0, words);
    }

    [Fact]
    public async Task Shellcheck_has_nothing_to_say_of_any_script()
    {
        string[] scripts =
        [
            .. Directory.EnumerateFiles(Machine.Scripts).Where(file => !Path.HasExtension(file)),
            .. ((string[])["deploy", "destroy", "drill", "follow"]).Select(name => Path.Combine(Stack.Folder, name)),
        ];
        var (status, words) = await RunAsync("shellcheck", scripts);
        Assert.True(status == 0, words);
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("web")]
    public async Task Shellcheck_has_nothing_to_say_of_the_user_data(string role)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Machine.UserData(role, "1.0.0"), Ct);
        var (status, words) = await RunAsync("shellcheck", [file]);
        File.Delete(file);
        Assert.True(status == 0, words);
    }

    /// <summary>127, as of a shell, when there is no such command.</summary>
    private static async Task<(int Status, string Words)> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-c", "\"$@\"", "-", program, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var words = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, string.Concat(words));
    }
}
