using GasOrleans.Jobs;

namespace GasOrleans.Uploads;

/// <summary>An upload under way.</summary>
/// <param name="Ticket">Where it goes, and within which limits.</param>
/// <param name="File">Which file it is of.</param>
/// <param name="UploadId">The storage's name of it; never shown.</param>
/// <param name="Parts">The parts that are safe, in order; empty where the storage was not asked.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.UploadSession")]
public sealed record UploadSession(
    [property: Id(0)] UploadTicket Ticket,
    [property: Id(1)] UploadFile File,
    [property: Id(2)] string UploadId,
    [property: Id(3)] IReadOnlyList<SafePart> Parts);

/// <summary>A part that the storage has, whole.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sum">Its SHA-256 in Base64, checked by the storage when it came.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.SafePart")]
public sealed record SafePart([property: Id(0)] int Number, [property: Id(1)] long Bytes, [property: Id(2)] string Sum);

/// <summary>The answer to an upload that is to begin: the upload, or the reason why not.</summary>
/// <param name="Session">The upload.</param>
/// <param name="Refusal">Why not.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.UploadAnswer")]
public sealed record UploadAnswer([property: Id(0)] UploadSession? Session, [property: Id(1)] Refusal? Refusal);
