using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Jobs;

/// <summary>One thing that a result may hold or not, under the name that the API tells it by too.</summary>
/// <param name="Name">What programs call it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Has">Whether it is chosen.</param>
/// <param name="Choose">Chooses it too.</param>
public sealed record ResultOption(string Name, string Title, Predicate<ResultOptions> Has, Func<ResultOptions, ResultOptions> Choose)
{
    /// <summary>All, in the order in which they are offered.</summary>
    internal static IReadOnlyList<ResultOption> All { get; } =
    [
        new("pickedOnly", "The picked consequence of each allele only (VEP’s --pick); else those on every transcript", options => options.PickedOnly, options => options with { PickedOnly = true }),
        new("genomicNames", "The variant’s name on its chromosome (HGVSg)", options => options.GenomicNames, options => options with { GenomicNames = true }),
    ];

    /// <summary>The names, for whoever said another one.</summary>
    private static string Names { get; } = string.Join(", ", All.Select(option => option.Name));

    /// <summary>What was asked for option by option: those that are named, and no other; and why not, when one does not exist.</summary>
    internal static (ResultOptions Options, Refusal? Refusal) Asked(IReadOnlyList<string> names)
        => names.All(name => All.Any(option => option.Name == name))
            ? (All.Where(option => names.Contains(option.Name)).Aggregate(default(ResultOptions), (options, option) => option.Choose(options)), null)
            : (default, new Refusal.Invalid("options", $"There is no such option; choose of: {Names}."));
}
