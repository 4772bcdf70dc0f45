namespace GasOrleans.Cli.Tests;

/// <summary>Runs the program in this process, with a configuration folder of its own.</summary>
internal sealed class Run : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gas-cli-");

    /// <summary>Where commands may put files.</summary>
    public string Work => Directory.CreateDirectory(Path.Combine(folder.FullName, "work")).FullName;

    public string Configuration => Path.Combine(folder.FullName, "config");

    public Dictionary<string, string> Variables { get; } = [];

    public string Input { get; set; } = "";

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>One that is signed in to the service by variables.</summary>
    public static Run At(Service service) => new() { Variables = { ["GAS_SERVER"] = service.Address, ["GAS_TOKEN"] = Service.Token } };

    public async Task<int> GasAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        using var input = new StringReader(Input);
        var exit = await Gas.RunAsync(args, new(Variables.GetValueOrDefault, Configuration, input, output, error, TimeProvider.System));
        (Out, Error) = (output.ToString(), error.ToString());
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Service.Token, Out + Error, StringComparison.Ordinal);
        return exit;
    }

    public string Put(string name, string text)
    {
        var path = Path.Combine(Work, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
