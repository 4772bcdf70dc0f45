namespace GasOrleans.Cli;

/// <summary>What the program finds where it runs.</summary>
/// <param name="Variable">The value of an environment variable.</param>
/// <param name="Folder">Where what is remembered between runs is kept.</param>
/// <param name="In">What it is told.</param>
/// <param name="Out">What it answers.</param>
/// <param name="Error">What it says besides.</param>
/// <param name="Time">The clock.</param>
internal sealed record Surroundings(Func<string, string?> Variable, string Folder, TextReader In, TextWriter Out, TextWriter Error, TimeProvider Time)
{
    public static Surroundings Real() => new(
        // A command line has no settings file of its own: variables are how its users set it.
#pragma warning disable RS0030
        Environment.GetEnvironmentVariable,
#pragma warning restore RS0030
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "gas"),
        Console.In,
        Console.Out,
        Console.Error,
        TimeProvider.System);
}
