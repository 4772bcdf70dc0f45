namespace GasOrleans.Jobs;

/// <summary>The answer to a submission: a ticket to upload with, or the reason why not.</summary>
/// <param name="Ticket">Where the input goes, when the job was accepted.</param>
/// <param name="Refusal">Why the job was not accepted.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.SubmitAnswer")]
public sealed record SubmitAnswer([property: Id(0)] UploadTicket? Ticket, [property: Id(1)] Refusal? Refusal);

/// <summary>Where the input of a job is to be uploaded, and within which limits.</summary>
/// <param name="Bucket">The bucket of inputs.</param>
/// <param name="Key">The object's key, made by the server.</param>
/// <param name="MaximumBytes">The most that the user's plan allows, in bytes.</param>
/// <param name="EndsAt">When the upload must have ended.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.UploadTicket")]
public sealed record UploadTicket(
    [property: Id(0)] string Bucket,
    [property: Id(1)] string Key,
    [property: Id(2)] long MaximumBytes,
    [property: Id(3)] DateTimeOffset EndsAt);
