namespace GasOrleans.WebClient.Submissions;

/// <summary>What our script in the browser posts.</summary>
/// <param name="Id">The job's id, made by the server with the page: the same again is the same job.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Genome">The reference genome's id.</param>
internal sealed record ScriptSubmission(string Id, string FileName, string Genome);

/// <summary>What it gets: where to upload, and where to go then.</summary>
/// <param name="Url">S3's address.</param>
/// <param name="Fields">The signed fields.</param>
/// <param name="MaximumBytes">The most that S3 accepts, in bytes.</param>
/// <param name="Confirm">Where to post when the upload has ended.</param>
/// <param name="Job">The job's page.</param>
/// <param name="NextId">An id for the next file that is chosen on the same page.</param>
internal sealed record ScriptUpload(
    Uri Url, IReadOnlyDictionary<string, string> Fields, long MaximumBytes, string Confirm, string Job, string NextId);
