namespace GasOrleans.Uploads;

/// <summary>What tells one file of a person's machine from another, and how it is cut.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="ModifiedAt">When it was last changed, in milliseconds since 1970, as browsers say it.</param>
/// <param name="PartBytes">The size of each part but the last.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.UploadFile")]
public sealed record UploadFile([property: Id(0)] long Bytes, [property: Id(1)] long ModifiedAt, [property: Id(2)] long PartBytes)
{
    /// <summary>How many parts it has.</summary>
    public int Parts => (int)((Bytes + PartBytes - 1) / PartBytes);

    /// <summary>The size of a part, by its number from 1.</summary>
    public long BytesOf(int number) => Math.Min(PartBytes, Bytes - ((number - 1) * PartBytes));
}
