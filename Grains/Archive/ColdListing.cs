namespace GasOrleans.Archive;

/// <summary>One archive of a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Description">What it was put as.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="CreatedAt">When it was put.</param>
internal sealed record ColdListing(string Id, string Description, long Bytes, DateTimeOffset CreatedAt);
