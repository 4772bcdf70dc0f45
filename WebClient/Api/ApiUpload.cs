using GasOrleans.Jobs;
using GasOrleans.WebClient.Submissions;

namespace GasOrleans.WebClient.Api;

/// <summary>How a file is sent to storage: whole, as a form (multipart/form-data) of all <c>fields</c> as they are and then the file as <c>file</c>, posted to <c>url</c>; or in <c>parts</c>.</summary>
/// <param name="Url">Where the whole file is posted to.</param>
/// <param name="Fields">The signed fields that go with it.</param>
/// <param name="MaximumBytes">The most that is accepted.</param>
/// <param name="EndsAt">Until when it is accepted.</param>
/// <param name="Parts">How it goes in parts.</param>
internal sealed record ApiUpload(Uri? Url, IReadOnlyDictionary<string, string>? Fields, long MaximumBytes, DateTimeOffset EndsAt, ApiParts? Parts)
{
    public static ApiUpload? Of(JobId id, Submitted submitted) => submitted switch
    {
        { Form: { } form } => new(form.Url, form.Fields, form.MaximumBytes, form.EndsAt, null),
        { Session: { Ticket: var ticket } session } => new(null, null, ticket.MaximumBytes, ticket.EndsAt, new(
            $"{ApiModule.Root}/jobs/{id}/upload/parts", session.File.PartBytes, session.File.Parts, [.. session.Parts.Select(part => new ScriptPart(part.Number, part.Sum))])),
        _ => null,
    };
}

/// <summary>An upload in parts: each is signed, then put; a part that is safe need not be sent again, now or by another run.</summary>
/// <param name="Sign">Where parts are signed.</param>
/// <param name="PartBytes">The size of each part but the last.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Safe">What the storage has, whole.</param>
internal sealed record ApiParts(string Sign, long PartBytes, int Count, IReadOnlyList<ScriptPart> Safe);
