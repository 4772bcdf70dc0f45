using GasOrleans.Jobs;
using GasOrleans.Tokens;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Submissions;
using GasOrleans.WebClient.Tokens;
using GasOrleans.WebClient.Users;

namespace GasOrleans.WebClient.Api;

/// <summary>How the file of an annotation gets to storage.</summary>
internal static class UploadsApi
{
    public static void MapUploadsApi(this RouteGroupBuilder api)
    {
        var one = api.MapGroup("/jobs/{id:job}").WithTags("Uploads").Needs(TokenScopes.Submit).AddEndpointFilter(Repeats.FilterAsync)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        one.MapPost("/upload", GoOnAsync).WithName("goOnUploading").WithSummary("How the file of an annotation that waits for it is sent: anew, or what is left of it")
            .Produces<ApiUpload>();
        one.MapPost("/upload/parts", SignAsync).WithName("signParts").WithSummary("Addresses for parts of the file, at most 50 at once")
            .WithDescription("Put each part to its address with the header x-amz-checksum-sha256, its SHA-256 in Base64. An address takes the part of that length and sum, and nothing else.")
            .Produces<ScriptPartsSigned>();
        one.MapPost("/confirm", ConfirmAsync).WithName("confirmJob").WithSummary("Says that the file was sent: the annotation is queued")
            .WithDescription("When it went in parts, sum is the SHA-256, in Base64, of the parts' SHA-256, one after the other.")
            .Produces<ApiJob>();
    }

    private static async Task<IResult> GoOnAsync(
        JobId id, ScriptFile file, CurrentUser user, JobViews views, Submissions.Submissions submissions, CancellationToken ct)
    {
        if (await views.JobAsync(user.Job(id), ct) is not { } job)
        {
            return TypedResults.NotFound();
        }

        var submitted = await submissions.ForScriptAsync(user, id, job.Request, file, ct);
        return submitted.Refusal is { } refusal ? ApiAnswers.Refused(refusal) : TypedResults.Ok(ApiUpload.Of(id, submitted));
    }

    private static async Task<IResult> SignAsync(JobId id, ScriptPartsAsked asked, CurrentUser user, PartUploads uploads, CancellationToken ct)
        => await uploads.SignAsync(user.Job(id), asked.Parts ?? [], ct) is { } urls ? TypedResults.Ok(new ScriptPartsSigned(urls)) : TypedResults.NotFound();

    private static async Task<IResult> ConfirmAsync(
        JobId id, ScriptConfirmation? confirmation, CurrentUser user, JobViews views, PartUploads uploads, CancellationToken ct)
        => await uploads.CompleteAsync(user.Job(id), confirmation?.Sum, ct) is { } refusal ? ApiAnswers.Refused(refusal)
            : await views.ViewAsync(user.Job(id), ct) is { } view ? TypedResults.Ok(ApiJob.Of(view.Job, view.IsClosed, isWhole: true))
            : TypedResults.NotFound();
}
