using GasOrleans.Jobs;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Submissions;

/// <summary>A submission: the job's grain says yes or no, and S3's form or parts are signed for exactly what it allowed.</summary>
internal sealed class Submissions(IGrainFactory grains, Buckets buckets, PartUploads parts, IOptions<SiteOptions> site)
{
    /// <summary>For a browser that runs our script: it confirms the upload by itself.</summary>
    public async Task<Submitted> ForScriptAsync(CurrentUser user, JobId id, JobRequest request, ScriptFile file, CancellationToken ct)
    {
        // Before there is a job: a file that can never arrive leaves nothing behind.
        if (file.Bytes > 0 && await TooLargeAsync(user, file, ct) is { } refusal)
        {
            return new(null, null, refusal);
        }

        var answer = await grains.Job(user.Job(id)).SubmitAsync(request, ct);
        return answer.Ticket is not { } ticket ? new(null, null, answer.Refusal ?? new Refusal.NotFound())
            : parts.Takes(file) ? await parts.BeginAsync(user.Job(id), ticket, file, ct)
            : new(await buckets.FormAsync(ticket, null), null, null);
    }

    /// <summary>For a browser without scripts: S3 sends it on to a page of ours.</summary>
    public async Task<Submitted> ForPageAsync(CurrentUser user, JobId id, JobRequest request, CancellationToken ct)
    {
        var answer = await grains.Job(user.Job(id)).SubmitAsync(request, ct);
        return answer.Ticket is { } ticket
            ? new(await buckets.FormAsync(ticket, new Uri(site.Value.Address!, $"/jobs/{id}/uploaded")), null, null)
            : new(null, null, answer.Refusal ?? new Refusal.NotFound());
    }

    private async Task<Refusal?> TooLargeAsync(CurrentUser user, ScriptFile file, CancellationToken ct)
        => (await grains.User(user.Id).AllowanceAsync(ct)).MaximumBytes is var most && file.Bytes > most
            ? UploadWords.TooLarge(file.Bytes, most)
            : null;
}
