using GasOrleans.Jobs;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Users;

namespace GasOrleans.WebClient.Submissions;

/// <summary>Uploads in parts, for our script: begin or go on, sign, end, look what was left.</summary>
internal static class UploadsModule
{
    public static void MapUploads(this WebApplication app)
    {
        app.MapGet("/api/uploads", (CurrentUser user, PartUploads uploads, CancellationToken ct) => uploads.UnfinishedAsync(user.Id, ct)).RequireAuthorization();
        app.MapGet("/api/verdicts", () => Verdicts.ForBrowsers).RequireAuthorization();
        var upload = app.MapGroup("/api/jobs/{id:job}/upload").RequireAuthorization();
        upload.MapPost("/", GoOnAsync);
        upload.MapPost("/parts", SignAsync);
        upload.MapDelete("/", CancelAsync);
    }

    private static async Task<IResult> GoOnAsync(
        JobId id, ScriptFile file, CurrentUser user, JobViews views, Submissions submissions, TimeProvider time, CancellationToken ct)
    {
        if (await views.JobAsync(user.Job(id), ct) is not { } job)
        {
            return RefusalAnswer.Problem(new Refusal.NotFound());
        }

        var submitted = await submissions.ForScriptAsync(user, id, job.Request, file, ct);
        return submitted.Refusal is { } refusal ? RefusalAnswer.Problem(refusal) : TypedResults.Ok(submitted.ForScript(id, JobId.New(time)));
    }

    private static async Task<IResult> SignAsync(JobId id, ScriptPartsAsked asked, CurrentUser user, PartUploads uploads, CancellationToken ct)
        => await uploads.SignAsync(user.Job(id), asked.Parts ?? [], ct) is { } urls
            ? TypedResults.Ok(new ScriptPartsSigned(urls))
            : RefusalAnswer.Problem(new Refusal.NotFound());

    private static async Task<IResult> CancelAsync(JobId id, CurrentUser user, IGrainFactory grains, CancellationToken ct)
        => await grains.Job(user.Job(id)).CancelAsync(ct) is { } refusal ? RefusalAnswer.Problem(refusal) : TypedResults.NoContent();
}
