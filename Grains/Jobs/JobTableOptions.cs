using System.ComponentModel.DataAnnotations;

namespace GasOrleans.Jobs;

/// <summary>Section <c>JobTable</c>.</summary>
internal sealed class JobTableOptions
{
    /// <summary>The table's name; <c>data.yaml</c> makes it. Default <c>gas-annotations</c>.</summary>
    [Required]
    public string Name { get; init; } = "gas-annotations";
}
