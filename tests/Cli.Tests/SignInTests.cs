namespace GasOrleans.Cli.Tests;

public sealed class SignInTests
{
    [Fact]
    public async Task A_token_is_kept_for_its_owner_alone_once_the_service_took_it_and_forgotten_at_sign_out()
    {
        await using var service = await Service.StartAsync();
        using var run = new Run { Input = $"{Service.Token}\n" };
        Assert.Equal(Exit.Done, await run.GasAsync("sign-in", "--server", service.Address));
        var file = Path.Combine(run.Configuration, "account.json");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(run.Configuration).UnixFileMode);
        Assert.Single(Directory.EnumerateFiles(run.Configuration));

        Assert.Equal(Exit.Done, await run.GasAsync("me"));
        Assert.Contains("Ada at", run.Out, StringComparison.Ordinal);
        Assert.Equal(Exit.Done, await run.GasAsync("sign-out"));
        Assert.False(File.Exists(file));
        Assert.Equal(Exit.Usage, await run.GasAsync("me"));
        Assert.Equal(Exit.NotSignedIn, await run.GasAsync("me", "--server", service.Address));
    }

    [Fact]
    public async Task A_token_that_the_service_does_not_take_is_not_kept()
    {
        await using var service = await Service.StartAsync();
        using var run = new Run { Input = "gas_ada.wrong\n" };
        Assert.Equal(Exit.NotSignedIn, await run.GasAsync("sign-in", "--server", service.Address));
        Assert.Contains("mistyped", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Configuration));
    }

    [Fact]
    public async Task A_kept_token_is_sent_to_its_own_service_only()
    {
        await using var service = await Service.StartAsync();
        await using var other = await Service.StartAsync();
        using var run = new Run { Input = $"{Service.Token}\n" };
        await run.GasAsync("sign-in", "--server", service.Address);
        Assert.Equal(Exit.NotSignedIn, await run.GasAsync("me", "--server", other.Address));
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("http://gas.example.org")]
    [InlineData("ftp://gas.example.org")]
    [InlineData("https://gas.example.org/path")]
    [InlineData("https://user@gas.example.org")]
    [InlineData("not an address")]
    public async Task A_token_is_never_sent_where_others_could_read_it(string server)
    {
        using var run = new Run { Variables = { ["GAS_TOKEN"] = Service.Token } };
        Assert.Equal(Exit.Usage, await run.GasAsync("me", "--server", server));
    }
}
