using GasOrleans.Jobs;
using GasOrleans.Uploads;
using GasOrleans.WebClient.Files;

namespace GasOrleans.WebClient.Submissions;

/// <summary>Where to upload, or why not.</summary>
/// <param name="Form">The signed form, for a file that goes whole.</param>
/// <param name="Session">The upload, for a file that goes in parts.</param>
/// <param name="Refusal">Why the job was not accepted.</param>
internal sealed record Submitted(UploadForm? Form, UploadSession? Session, Refusal? Refusal)
{
    /// <summary>The same for our script.</summary>
    public ScriptUpload ForScript(JobId id, JobId next) => new(
        Form?.Url,
        Form?.Fields,
        Form?.MaximumBytes ?? Session!.Ticket.MaximumBytes,
        Session is { } s ? new($"/api/jobs/{id}/upload/parts", $"/api/jobs/{id}/upload", s.File.PartBytes, [.. s.Parts.Select(part => new ScriptPart(part.Number, part.Sum))]) : null,
        $"/api/jobs/{id}/uploaded",
        $"/jobs/{id}",
        $"{next}");
}
