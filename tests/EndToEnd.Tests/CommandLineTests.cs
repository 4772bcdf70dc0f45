using System.Text.Json;
using GasOrleans.Aws.Local.SignIn;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>The service from a command line: the real program, the real web client, the real silo.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class CommandLineTests(Deployment deployment)
{
    [Fact]
    public async Task A_person_makes_a_token_on_the_page_and_submits_waits_downloads_lists_and_deletes_from_a_command_line()
    {
        using var gas = new CommandLine(deployment.System.Address);
        await using var ada = await Visitor.SignInAsync(deployment, LocalUser.Ada);
        Assert.Equal(0, (await gas.GasAsync(await TokenAsync(ada, "read", "submit", "delete"), "sign-in")).Exit);

        var submitted = await gas.GasAsync("", "submit", Vcf.Known, "--wait", "--json");
        Assert.True(submitted.Exit == 0, $"{submitted}\n{deployment.LastWords()}");
        var job = JsonDocument.Parse(submitted.Out).RootElement;
        var id = job.GetProperty("id").GetString()!;
        Assert.Equal(19, job.GetProperty("summary").GetProperty("records").GetInt64());

        var downloaded = await gas.GasAsync("", "download", id);
        Assert.True(downloaded.Exit == 0, $"{downloaded}");
        Assert.Equal(19, Vcf.Read(await File.ReadAllBytesAsync(downloaded.Out.TrimEnd(), TestContext.Current.CancellationToken)).Count);
        Assert.Contains("Total: 19", (await gas.GasAsync("", "log", id)).Out, StringComparison.Ordinal);
        Assert.Contains(id, (await gas.GasAsync("", "list")).Out, StringComparison.Ordinal);

        Assert.Equal(0, (await gas.GasAsync("", "delete", id, "--yes")).Exit);
        Assert.Contains("deleted", (await gas.GasAsync("", "show", id)).Out, StringComparison.Ordinal);
        Assert.Empty(ada.Complaints);
    }

    [Fact]
    public async Task Another_persons_annotation_is_not_found_a_token_without_the_scope_is_refused_and_a_revoked_one_is_no_token()
    {
        using var gas = new CommandLine(deployment.System.Address);
        await using var ada = await Visitor.SignInAsync(deployment, LocalUser.Ada);
        var theirs = await ada.SubmitAsync(Vcf.Known);
        await using var ben = await Visitor.SignInAsync(deployment, LocalUser.Ben);
        await gas.GasAsync(await TokenAsync(ben, "read"), "sign-in");
        Assert.Equal(4, (await gas.GasAsync("", "show", theirs)).Exit);
        Assert.Equal(4, (await gas.GasAsync("", "download", theirs)).Exit);
        var refused = await gas.GasAsync("", "cancel", theirs, "--json");
        Assert.Equal((5, "scope-missing"), (refused.Exit, JsonDocument.Parse(refused.Error).RootElement.GetProperty("error").GetProperty("code").GetString()));

        await ben.GoAsync("profile/tokens");
        while (await ben.Page.Locator("button:has-text('Revoke')").CountAsync() > 0)
        {
            await ben.Page.Locator("button:has-text('Revoke')").First.ClickAsync();
        }

        Assert.Equal(3, (await gas.GasAsync("", "me")).Exit);
        Assert.Empty(ben.Complaints);
    }

    [Fact, Trait("Run", "soak")]
    public async Task A_killed_submission_goes_on_as_the_same_one_and_waiting_outlasts_a_killed_silo_and_a_killed_web_server()
    {
        var folder = Directory.CreateTempSubdirectory("gas-e2e-");
        using var gas = new CommandLine(deployment.System.Address);
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        await gas.GasAsync(await TokenAsync(grace, "read", "submit"), "sign-in");
        var file = Vcf.Write(folder.FullName, "killed.vcf", 700_000);
        Assert.True(new FileInfo(file).Length > 16 * 1024 * 1024, "The file is to go in parts.");
        using (var killed = gas.Start("submit", file))
        {
            var pending = Path.Combine(gas.Folder.FullName, "config", "gas", "submissions");
            await Eventually.HoldsAsync(() => Directory.Exists(pending) && Directory.EnumerateFiles(pending).Any());
            killed.Kill();
        }

        var submitted = await gas.GasAsync("", "submit", file);
        Assert.True(submitted.Exit == 0, $"{submitted}\n{deployment.LastWords()}");
        var id = submitted.Out.TrimEnd();
        Assert.Single(await deployment.JobsOfAsync(LocalUser.Grace.Subject), item => item["input_file_name"].S == "killed.vcf");
        folder.Delete(recursive: true);

        using var waiting = gas.Start("wait", id, "--timeout", "300");
        var output = waiting.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(await waiting.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)); // it has seen the job
        var error = waiting.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await deployment.System.Silos[0].KillAsync();
        await deployment.System.WebClient!.KillAsync();
        await waiting.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(waiting.ExitCode == 0, $"{waiting.ExitCode} {await output} {await error}\n{deployment.LastWords()}");
        Assert.Contains("killed.vcf: completed", await output, StringComparison.Ordinal);
    }

    private static async Task<string> TokenAsync(Visitor visitor, params string[] scopes)
    {
        await visitor.GoAsync("profile/tokens");
        await visitor.Page.FillAsync("#name", "end to end");
        foreach (var scope in new[] { "read", "submit", "delete" })
        {
            await visitor.Page.SetCheckedAsync($"#scope-{scope}", scopes.Contains(scope));
        }

        await visitor.Page.ClickAsync("text=Make the token");
        return await visitor.Page.InputValueAsync("#fresh");
    }
}
