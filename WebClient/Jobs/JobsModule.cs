using GasOrleans.Jobs;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GasOrleans.WebClient.Jobs;

/// <summary>A person's annotations: the list, a job's page, and what may be done to a job.</summary>
internal static class JobsModule
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<JobIdConstraint>("job"));
        builder.Services.AddSingleton<GenomeNames>();
        builder.Services.AddSingleton<JobViews>();
    }

    public static void MapJobs(this WebApplication app)
    {
        var jobs = app.MapGroup("/jobs").RequireAuthorization();
        jobs.MapGet("/", ListAsync);
        jobs.MapGet("/{id:job}", ShowAsync);
        jobs.MapGet("/{id:job}/log", ShowLogAsync);
        jobs.MapGet("/{id:job}/again", RunAgain.AskAsync);
        jobs.MapPost("/{id:job}/again", RunAgain.DoAsync);
        foreach (var act in JobAct.All)
        {
            jobs.MapGet($"/{{id:job}}/{act.Path}", (JobId id, CurrentUser user, JobViews views, CancellationToken ct) => AskAsync(act, id, user, views, ct));
            jobs.MapPost($"/{{id:job}}/{act.Path}", (JobId id, CurrentUser user, IGrainFactory grains, HttpContext context) => DoAsync(act, id, user, grains, context));
        }
    }

    private static async Task<RazorComponentResult<JobList>> ListAsync(ListAddress address, CurrentUser user, JobViews views, CancellationToken ct)
        => new(new { Page = await views.PageAsync(user.Id, address.Query, ct), Address = address });

    private static async Task<Results<RazorComponentResult<JobDetails>, NotFound>> ShowAsync(
        JobId id, CurrentUser user, JobViews views, CancellationToken ct)
        => await views.ViewAsync(user.Job(id), ct) is { } view
            ? new RazorComponentResult<JobDetails>(new { View = view, Log = await views.LogAsync(view.Job, ct) })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<JobLogText>, NotFound>> ShowLogAsync(
        JobId id, CurrentUser user, JobViews views, CancellationToken ct)
        => await views.JobAsync(user.Job(id), ct) is { } job
            ? new RazorComponentResult<JobLogText>(new { Job = job, Log = await views.LogAsync(job, ct) })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<JobConfirm>, NotFound>> AskAsync(
        JobAct act, JobId id, CurrentUser user, JobViews views, CancellationToken ct)
        => await views.JobAsync(user.Job(id), ct) is { } job
            ? new RazorComponentResult<JobConfirm>(new { Job = job, Act = act })
            : TypedResults.NotFound();

    private static async Task<IResult> DoAsync(JobAct act, JobId id, CurrentUser user, IGrainFactory grains, HttpContext context)
        => await act.DoAsync(grains.Job(user.Job(id)), context.RequestAborted) is { } refusal
            ? RefusalAnswer.Page(refusal, context, $"/jobs/{id}", "To the annotation")
            : TypedResults.LocalRedirect(act.Then(id));
}
