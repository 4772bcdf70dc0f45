using GasOrleans.Jobs;
using Microsoft.Extensions.Primitives;

namespace GasOrleans.WebClient.Jobs;

/// <summary>What a result is to hold, as it is asked for: by a preset, or else option by option.</summary>
internal static class ResultChoice
{
    /// <summary>What our forms say in place of a preset's name when the ticked options count.</summary>
    public const string Own = "own";

    /// <summary>What was asked for, or <paramref name="otherwise"/> when nothing was; and why not.</summary>
    public static (ResultOptions Options, Refusal? Refusal) Asked(string? preset, IReadOnlyList<string>? options, ResultOptions otherwise = default)
        => options is null ? ResultPreset.Asked(preset, otherwise)
            : string.IsNullOrEmpty(preset) ? ResultOption.Asked(options)
            : (otherwise, new Refusal.Invalid("options", "A preset stands for its options: say one preset, or the options one by one, not both."));

    /// <summary>The same of a form, which has no way to say that no box is ticked.</summary>
    public static (ResultOptions Options, Refusal? Refusal) AskedByForm(string? preset, StringValues? ticked, ResultOptions otherwise = default)
    {
        string[] names = [.. ticked.GetValueOrDefault().OfType<string>()];
        return preset == Own ? Asked(null, names, otherwise) : Asked(preset, names is [] ? null : names, otherwise);
    }
}
