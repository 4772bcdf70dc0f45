namespace Amazon.Glacier.Model;

/// <summary>A part that was uploaded.</summary>
public sealed class PartListElement
{
    public string? RangeInBytes { get; set; }

    public string? SHA256TreeHash { get; set; }
}
