using System.CommandLine;

namespace GasOrleans.Cli.Commands;

/// <summary>What the result is to hold, option by option.</summary>
internal static class Chosen
{
    public static readonly Option<string[]> Options = new("--option")
    {
        Description = "What the result holds option by option, in place of a preset: pickedOnly, genomicNames (HGVSg). May be repeated.",
    };

    /// <summary>The names as they were given; <see langword="null"/> when there were none.</summary>
    public static string[]? Of(ParseResult args) => args.GetResult(Options) is null ? null : args.GetRequiredValue(Options);
}
