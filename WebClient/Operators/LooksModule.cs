using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GasOrleans.WebClient.Operators;

/// <summary>What is somebody's: looked at and changed by posts only, each with its reason, each written down before it is done.</summary>
internal static class LooksModule
{
    public static void MapLooks(this RouteGroupBuilder pages)
    {
        pages.MapPost("/look", LookAsync);
        pages.MapPost("/requeue", RequeueAsync);
        pages.MapPost("/fail", FailAsync);
        pages.MapPost("/plan", ChangePlanAsync);
    }

    private static async Task<IResult> LookAsync(
        [FromForm] string? who, [FromForm] string? why, [FromForm] string? after, CurrentUser user, IGrainFactory grains, HttpContext context)
    {
        var ct = context.RequestAborted;
        if (!Said.TryRead(user, why, context, out var word))
        {
            return TypedResults.BadRequest();
        }

        if (await FindAsync(who, grains, ct) is not var (person, key))
        {
            context.Explain("There is nobody and nothing of that id", "Give a person's Globus id, an annotation's id, or the address of its page.", OperatorsModule.Path, "To the overview");
            return TypedResults.NotFound();
        }

        await grains.Operations().NoteAsync(word, key is { } one ? $"looked at annotation {one.Id}" : "looked at the list of annotations", person, ct);
        var profile = await grains.User(person).LookAsync(ct);
        if (key is { } job)
        {
            return await grains.Job(job).LookAsync(ct) is { } found
                ? new RazorComponentResult<JobLookPage>(new { Job = found, Profile = profile, word.Why })
                : TypedResults.NotFound();
        }

        var page = await grains.JobsOf(person).FindAsync(new() { After = JobId.TryParse(after, null, out var from) ? from : null, Size = JobViews.PageSize }, ct);
        return new RazorComponentResult<PersonLookPage>(new { Person = person, Profile = profile, Allowance = await grains.User(person).AllowanceAsync(ct), Page = page, word.Why, Change = Guid.NewGuid() });
    }

    private static Task<IResult> RequeueAsync([FromForm] string? job, [FromForm] string? why, CurrentUser user, IGrainFactory grains, HttpContext context)
        => ActAsync(job, why, "put back annotation", (one, reason, ct) => one.RequeueAsync(reason, ct), user, grains, context);

    private static Task<IResult> FailAsync([FromForm] string? job, [FromForm] string? why, CurrentUser user, IGrainFactory grains, HttpContext context)
        => ActAsync(job, why, "ended as failed annotation", (one, reason, ct) => one.FailAsync(reason, ct), user, grains, context);

    private static async Task<IResult> ActAsync(
        string? job, string? why, string what, Func<IJobGrain, string, CancellationToken, Task<Refusal?>> act, CurrentUser user, IGrainFactory grains, HttpContext context)
    {
        if (!JobKey.TryParse(job, out var key) || !Said.TryRead(user, why, context, out var word))
        {
            return TypedResults.BadRequest();
        }

        await grains.Operations().NoteAsync(word, $"{what} {key.Id}", key.User, context.RequestAborted);
        return await act(grains.Job(key), word.Why, context.RequestAborted) is { } refusal
            ? RefusalAnswer.Page(refusal, context, OperatorsModule.Path, "To the overview")
            : TypedResults.LocalRedirect($"{OperatorsModule.Path}?done=true");
    }

    private static async Task<IResult> ChangePlanAsync(
        [FromForm] string? person, [FromForm] string? plan, [FromForm] Guid? change, [FromForm] string? why, CurrentUser user, IGrainFactory grains, TimeProvider time, HttpContext context)
    {
        if (!UserId.TryParse(person, null, out var id) || change is null || !Enum.TryParse<Plan>(plan, out var wanted) || !Enum.IsDefined(wanted)
            || !Said.TryRead(user, why, context, out var word))
        {
            return TypedResults.BadRequest();
        }

        await grains.Operations().NoteAsync(word, $"put the person on the {wanted} plan", id, context.RequestAborted);
        var now = time.GetUtcNow();
        await grains.User(id).ChangePlanAsync(new(wanted, $"operator/{change}", now, now, $"{user.Name} (operator)", word.Why), context.RequestAborted);
        return TypedResults.LocalRedirect($"{OperatorsModule.Path}?done=true");
    }

    /// <summary>A person, or a job and its owner: ids of both look alike, so that a job is asked for first.</summary>
    private static async Task<(UserId Person, JobKey? Job)?> FindAsync(string? who, IGrainFactory grains, CancellationToken ct)
    {
        var asked = who?.Trim().TrimEnd('/') ?? "";
        if (JobKey.TryParse(asked, out var key))
        {
            return (key.User, key);
        }

        var last = asked[(asked.LastIndexOf('/') + 1)..];
        return JobId.TryParse(last, null, out var job) && await grains.Operations().OwnerAsync(job, ct) is { } owner ? (owner, new(owner, job))
            : UserId.TryParse(asked, null, out var person) && await grains.User(person).LookAsync(ct) is not null ? (person, null)
            : null;
    }
}
