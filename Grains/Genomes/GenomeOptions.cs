using System.ComponentModel.DataAnnotations;

namespace GasOrleans.Genomes;

/// <summary>Section <c>Genomes</c>.</summary>
internal sealed class GenomeOptions
{
    /// <summary>The folder that holds one folder per reference bundle (docs/bundles.md). Required.</summary>
    [Required]
    public string Folder { get; init; } = "";
}
