using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Jobs;

/// <summary>Options that go well together, under a name. Jobs keep the options: a preset may come to mean others without changing what was asked for.</summary>
/// <param name="Name">What programs call it, in lower case.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Holds">What a result with it holds.</param>
/// <param name="Options">What it stands for.</param>
public sealed record ResultPreset(string Name, string Title, string Holds, ResultOptions Options)
{
    /// <summary>All, the usual one first.</summary>
    internal static IReadOnlyList<ResultPreset> All { get; } =
    [
        new("standard", "Standard", "The consequences on every transcript, the picked one marked.", default),
        new("compact", "Compact", "The picked consequence of each allele only, as with VEP’s --pick: a smaller file.", new(PickedOnly: true, GenomicNames: false)),
        new("everything", "Everything", "The consequences on every transcript, and the variant’s name on its chromosome (HGVSg).", new(PickedOnly: false, GenomicNames: true)),
    ];

    /// <summary>The names, for whoever said another one.</summary>
    internal static string Names { get; } = string.Join(", ", All.Select(preset => preset.Name));

    /// <summary>The preset that stands for these options; <see langword="null"/> when none does.</summary>
    internal static ResultPreset? Of(ResultOptions options) => All.FirstOrDefault(preset => preset.Options == options);

    /// <summary>What was asked for by name, or <paramref name="otherwise"/> when nothing was; and why not, when there is no such preset.</summary>
    internal static (ResultOptions Options, Refusal? Refusal) Asked(string? name, ResultOptions otherwise = default)
        => string.IsNullOrEmpty(name) ? (otherwise, null)
            : All.FirstOrDefault(preset => preset.Name == name) is { } preset ? (preset.Options, null)
            : (otherwise, new Refusal.Invalid("preset", $"There is no such preset; choose one of: {Names}."));
}
