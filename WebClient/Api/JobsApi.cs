using System.Text;
using GasOrleans.Jobs;
using GasOrleans.Tokens;
using GasOrleans.Users;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Tokens;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GasOrleans.WebClient.Api;

/// <summary>Looking at annotations.</summary>
internal static class JobsApi
{
    public static void MapJobsApi(this RouteGroupBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Annotations").Needs(TokenScopes.Read);
        jobs.MapGet("/", ListAsync).WithName("listJobs").WithSummary("My annotations, newest first, a page at a time").WithMetadata(ListParameters.All)
            .Produces<ApiJobs>().ProducesProblem(StatusCodes.Status400BadRequest);
        jobs.MapGet("/{id:job}", ShowAsync).WithName("getJob").WithSummary("One annotation: status, progress, files, timeline")
            .ProducesProblem(StatusCodes.Status404NotFound);
        jobs.MapGet("/{id:job}/events", FollowAsync).WithName("followJob").WithSummary("One annotation as it changes, as server-sent events")
            .WithDescription("An event 'job' with the annotation at once and after each change, its version as the event's id; 'beat' in between as a sign of life. The stream ends after ten minutes: connect again, the present state comes first.")
            .Produces<ApiJob>(StatusCodes.Status200OK, "text/event-stream").ProducesProblem(StatusCodes.Status404NotFound);
        jobs.MapGet("/{id:job}/log", ReadLogAsync).WithName("readLog").WithSummary("The annotation's log, at most its first 256 KB")
            .Produces<string>(StatusCodes.Status200OK, "text/plain").ProducesProblem(StatusCodes.Status404NotFound);
        jobs.MapGet("/{id:job}/files/{kind}", LinkAsync).WithName("linkFile").WithSummary("A link that downloads a file, for a minute")
            .WithDescription("kind is one of input, result, index, log. A result that wants the premium plan is answered with 403 and the code premium-needed; what is not in hot storage with 404.")
            .Produces<ApiLink>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        ListAddress? address, int? size, CurrentUser user, JobViews views, IGrainFactory grains, TimeProvider time, CancellationToken ct)
    {
        if (address is null || size is < 1 or > 100)
        {
            return ApiAnswers.Refused(new Refusal.Invalid("query", "A date, a status, an order, a size or the place in the list is not written as the description says."));
        }

        var page = await views.PageAsync(user.Id, address.Query with { Size = size ?? JobViews.PageSize }, ct);
        var plan = page.Jobs.Any(ResultAccess.DependsOnPlan) ? (await grains.User(user.Id).AllowanceAsync(ct)).Plan : Plan.Premium;
        var jobs = page.Jobs.Select(job => JobView.Of(job, plan, time.GetUtcNow())).Select(view => ApiJob.Of(view.Job, view.IsClosed, isWhole: false));
        return TypedResults.Ok(new ApiJobs([.. jobs], page.Next is { } next ? $"{next}" : null));
    }

    private static async Task<Results<Ok<ApiJob>, NotFound>> ShowAsync(JobId id, CurrentUser user, JobViews views, CancellationToken ct)
        => await views.ViewAsync(user.Job(id), ct) is { } view ? TypedResults.Ok(ApiJob.Of(view.Job, view.IsClosed, isWhole: true)) : TypedResults.NotFound();

    private static async Task<IResult> FollowAsync(JobId id, CurrentUser user, JobViews views, JobEvents events, HttpContext context)
    {
        if (await views.JobAsync(user.Job(id), context.RequestAborted) is null)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(events.FollowAsync(user.Job(id), context.Features.GetRequiredFeature<BearerToken>(), context.RequestAborted));
    }

    private static async Task<IResult> ReadLogAsync(JobId id, CurrentUser user, JobViews views, CancellationToken ct)
        => await views.JobAsync(user.Job(id), ct) is { } job && await views.LogAsync(job, ct) is { } log
            ? log.Text is { } text
                ? TypedResults.Text(text, "text/plain", Encoding.UTF8)
                : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable)
            : TypedResults.NotFound();

    private static async Task<IResult> LinkAsync(
        JobId id, string kind, CurrentUser user, JobViews views, Buckets buckets, TimeProvider time, CancellationToken ct)
    {
        var view = await views.ViewAsync(user.Job(id), ct);
        if (view?.Job.Files.FirstOrDefault(one => FileAddress.Kind(one.Kind) == kind) is { } file)
        {
            var ends = time.GetUtcNow() + Buckets.LinkLife;
            return TypedResults.Ok(new ApiLink(new(await buckets.LinkAsync(file)), file.Name, file.Bytes, ends, file.Checksum));
        }

        return view is { IsClosed: true } && FileAddress.IsOfResult(kind) ? ApiAnswers.WantsPremium() : TypedResults.NotFound();
    }
}
