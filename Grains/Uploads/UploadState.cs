using GasOrleans.Jobs;

namespace GasOrleans.Uploads;

/// <summary>What is stored of an upload under way; the parts themselves are the storage's to know.</summary>
[GenerateSerializer, Alias("GasOrleans.UploadState")]
internal sealed record UploadState
{
    [Id(0)] public UploadTicket? Ticket { get; init; }

    [Id(1)] public UploadFile? File { get; init; }

    [Id(2)] public string? UploadId { get; init; }
}
