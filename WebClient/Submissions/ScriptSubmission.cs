namespace GasOrleans.WebClient.Submissions;

/// <summary>What our script in the browser posts.</summary>
/// <param name="Id">The job's id, made by the server with the page: the same again is the same job.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Genome">The reference genome's id.</param>
/// <param name="Bytes">The file's size; 0 when it is not told.</param>
/// <param name="ModifiedAt">When the file was last changed, in milliseconds since 1970.</param>
/// <param name="Preset">What the result holds, by a preset; standard when nothing is told.</param>
/// <param name="Options">What the result holds, option by option.</param>
internal sealed record ScriptSubmission(
    string Id, string FileName, string Genome, long Bytes = 0, long ModifiedAt = 0, string? Preset = null, IReadOnlyList<string>? Options = null);

/// <summary>What it posts to upload the file of a job that waits for it.</summary>
/// <param name="Bytes">The file's size.</param>
/// <param name="ModifiedAt">When the file was last changed, in milliseconds since 1970.</param>
internal sealed record ScriptFile(long Bytes, long ModifiedAt);

/// <summary>What it gets: where to upload, and where to go then.</summary>
/// <param name="Url">S3's address for the whole file; absent when it goes in parts.</param>
/// <param name="Fields">The signed fields that go with it.</param>
/// <param name="MaximumBytes">The most that is accepted, in bytes.</param>
/// <param name="Parts">How the file goes in parts, when it does.</param>
/// <param name="Confirm">Where to post when the upload has ended.</param>
/// <param name="Job">The job's page.</param>
/// <param name="NextId">An id for the next file that is chosen on the same page.</param>
internal sealed record ScriptUpload(
    Uri? Url, IReadOnlyDictionary<string, string>? Fields, long MaximumBytes, ScriptParts? Parts, string Confirm, string Job, string NextId);

/// <summary>An upload in parts.</summary>
/// <param name="Sign">Where parts are signed.</param>
/// <param name="Cancel">What to delete to end it.</param>
/// <param name="PartBytes">The size of each part but the last.</param>
/// <param name="Safe">What the storage has, whole.</param>
internal sealed record ScriptParts(string Sign, string Cancel, long PartBytes, IReadOnlyList<ScriptPart> Safe);

/// <summary>A part.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Sum">Its SHA-256 in Base64.</param>
internal sealed record ScriptPart(int Number, string Sum);

/// <summary>Parts to be signed, some at once.</summary>
/// <param name="Parts">Which.</param>
internal sealed record ScriptPartsAsked(IReadOnlyList<ScriptPart>? Parts);

/// <summary>Where they go.</summary>
/// <param name="Urls">An address for each, in the order asked for. It takes the part of that length and sum, and nothing else.</param>
internal sealed record ScriptPartsSigned(IReadOnlyList<string> Urls);

/// <summary>The upload has ended.</summary>
/// <param name="Sum">SHA-256 of the parts' SHA-256, when it went in parts.</param>
internal sealed record ScriptConfirmation(string? Sum);

/// <summary>An upload that was left.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ModifiedAt">When it was last changed, in milliseconds since 1970.</param>
/// <param name="SafeBytes">How much of it the storage has.</param>
internal sealed record ScriptUnfinished(string Id, string FileName, long Bytes, long ModifiedAt, long SafeBytes);
