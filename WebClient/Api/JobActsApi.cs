using GasOrleans.Jobs;
using GasOrleans.Tokens;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Submissions;
using GasOrleans.WebClient.Tokens;
using GasOrleans.WebClient.Users;

namespace GasOrleans.WebClient.Api;

/// <summary>What is done to annotations. Each act may be repeated: what is so already is answered as if it were done now.</summary>
internal static class JobActsApi
{
    public static void MapJobActsApi(this RouteGroupBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Annotations").AddEndpointFilter(Repeats.FilterAsync)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        jobs.MapPost("/", SubmitAsync).Needs(TokenScopes.Submit).WithName("submitJob").WithSummary("Submits an annotation, and says how its file is sent")
            .WithDescription("Send the file as 'upload' says, then confirm. With an Idempotency-Key the same request makes one annotation, however often it is sent: the answer then is the annotation as it is now.")
            .Produces<ApiSubmitted>(StatusCodes.Status201Created);
        var one = jobs.MapGroup("/{id:job}").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapPost("/again", AgainAsync).Needs(TokenScopes.Submit).WithName("runAgain").WithSummary("Makes a new annotation of the same file, which need not be sent again")
            .Produces<ApiJob>(StatusCodes.Status201Created);
        one.MapPost("/cancel", CancelAsync).Needs(TokenScopes.Submit).WithName("cancelJob").WithSummary("Stops an annotation")
            .Produces<ApiJob>();
        one.MapDelete("/", DeleteAsync).Needs(TokenScopes.Delete).WithName("deleteJob").WithSummary("Removes an annotation and all its files; the answer is the receipt")
            .Produces<ApiJob>();
    }

    private static async Task<IResult> SubmitAsync(
        ApiSubmission submission, CurrentUser user, Submissions.Submissions submissions, JobViews views, TimeProvider time, HttpContext context)
    {
        var ct = context.RequestAborted;
        var act = context.Act();
        var id = act?.Job ?? JobId.New(time);
        var file = new ScriptFile(submission.Bytes ?? 0, submission.ModifiedAt ?? 0);
        var (options, unknown) = ResultChoice.Asked(submission.Preset, submission.Options);
        if (unknown is not null)
        {
            return ApiAnswers.Refused(unknown);
        }

        var submitted = await submissions.ForScriptAsync(user, id, new(submission.FileName ?? "", submission.Genome ?? "") { Options = options }, file, ct);
        if (submitted.Refusal is { } refusal && !(act is { IsRepeat: true } && refusal is Refusal.WrongStatus))
        {
            return ApiAnswers.Refused(refusal);
        }

        return await views.ViewAsync(user.Job(id), ct) is { } view
            ? TypedResults.Created($"{ApiModule.Root}/jobs/{id}", new ApiSubmitted(ApiJob.Of(view.Job, view.IsClosed, isWhole: true), ApiUpload.Of(id, submitted)))
            : TypedResults.NotFound();
    }

    private static async Task<IResult> AgainAsync(
        JobId id, ApiAgain? again, CurrentUser user, IGrainFactory grains, JobViews views, Buckets buckets, TimeProvider time, HttpContext context)
    {
        var ct = context.RequestAborted;
        if (await views.JobAsync(user.Job(id), ct) is not { } job || job.Files.FirstOrDefault(one => one.Kind == JobFileKind.Input) is not { } input)
        {
            return TypedResults.NotFound();
        }

        var next = user.Job(context.Act()?.Job ?? JobId.New(time));
        var (options, unknown) = ResultChoice.Asked(again?.Preset, again?.Options, job.Request.Options);
        var request = job.Request with { Genome = again?.Genome ?? job.Request.Genome, Options = options };
        if ((unknown ?? await RunAgain.AgainAsync(grains, buckets, next, request, input, ct)) is { } refusal)
        {
            return ApiAnswers.Refused(refusal);
        }

        return await views.ViewAsync(next, ct) is { } view
            ? TypedResults.Created($"{ApiModule.Root}/jobs/{next.Id}", ApiJob.Of(view.Job, view.IsClosed, isWhole: true))
            : TypedResults.NotFound();
    }

    private static Task<IResult> CancelAsync(JobId id, CurrentUser user, IGrainFactory grains, JobViews views, CancellationToken ct)
        => DoAsync(user.Job(id), (job, stop) => job.CancelAsync(stop), grains, views, ct, JobStatus.Cancelled);

    private static Task<IResult> DeleteAsync(JobId id, CurrentUser user, IGrainFactory grains, JobViews views, CancellationToken ct)
        => DoAsync(user.Job(id), (job, stop) => job.DeleteAsync(stop), grains, views, ct, JobStatus.Deleting, JobStatus.Deleted);

    private static async Task<IResult> DoAsync(
        JobKey key, Func<IJobGrain, CancellationToken, Task<Refusal?>> act, IGrainFactory grains, JobViews views, CancellationToken ct, params JobStatus[] isDone)
    {
        var refusal = await act(grains.Job(key), ct);
        if (refusal is not null && !(refusal is Refusal.WrongStatus wrong && isDone.Contains(wrong.Status)))
        {
            return ApiAnswers.Refused(refusal);
        }

        return await views.ViewAsync(key, ct) is { } view ? TypedResults.Ok(ApiJob.Of(view.Job, view.IsClosed, isWhole: true)) : TypedResults.NotFound();
    }
}
