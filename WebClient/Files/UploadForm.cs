namespace GasOrleans.WebClient.Files;

/// <summary>What a browser posts to S3, besides the file itself, which comes last.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Fields">The signed fields.</param>
/// <param name="MaximumBytes">The most that is accepted, in bytes.</param>
/// <param name="EndsAt">Until when it is accepted.</param>
public sealed record UploadForm(Uri Url, IReadOnlyDictionary<string, string> Fields, long MaximumBytes, DateTimeOffset EndsAt);
