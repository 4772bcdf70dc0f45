using GasOrleans.Jobs;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Submissions;

/// <summary>A submission: the job's grain says yes or no, S3's form is signed for exactly what it allowed.</summary>
internal sealed class Submissions(IGrainFactory grains, Buckets buckets, IOptions<SiteOptions> site)
{
    /// <summary>For a browser that runs our script: it confirms the upload by itself.</summary>
    public Task<Submitted> ForScriptAsync(CurrentUser user, JobId id, JobRequest request, CancellationToken ct)
        => SubmitAsync(user, id, request, null, ct);

    /// <summary>For a browser without scripts: S3 sends it on to a page of ours.</summary>
    public Task<Submitted> ForPageAsync(CurrentUser user, JobId id, JobRequest request, CancellationToken ct)
        => SubmitAsync(user, id, request, new Uri(site.Value.Address!, $"/jobs/{id}/uploaded"), ct);

    private async Task<Submitted> SubmitAsync(CurrentUser user, JobId id, JobRequest request, Uri? andThen, CancellationToken ct)
    {
        var answer = await grains.Job(user.Job(id)).SubmitAsync(request, ct);
        return answer.Ticket is { } ticket
            ? new(await buckets.FormAsync(ticket, andThen), null)
            : new(null, answer.Refusal ?? new Refusal.NotFound());
    }
}

/// <summary>Where to upload, or why not.</summary>
/// <param name="Form">The signed form.</param>
/// <param name="Refusal">Why the job was not accepted.</param>
internal sealed record Submitted(UploadForm? Form, Refusal? Refusal);
