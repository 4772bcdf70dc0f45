using GasOrleans.Jobs;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace GasOrleans.WebClient.Submissions;

/// <summary>Submitting a VCF, with a script of ours in the browser (<c>/api</c>) and without (forms).</summary>
internal static class SubmissionsModule
{
    public static void AddSubmissions(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<UploadOptions, UploadOptionsValidator>().BindConfiguration("Uploads");
        builder.Services.AddSingleton<PartUploads>();
        builder.Services.AddSingleton<Submissions>();
    }

    public static void MapSubmissions(this WebApplication app)
    {
        var pages = app.MapGroup("").RequireAuthorization();
        pages.MapGet("/submit", ChooseAsync);
        pages.MapPost("/submit", SubmitAsync);
        pages.MapPost("/jobs/{id:job}/upload", UploadAsync);
        pages.MapGet("/jobs/{id:job}/uploaded", ArrivedAsync);
        pages.MapPost("/jobs/{id:job}/uploaded", ConfirmAsync);

        var scripts = app.MapGroup("/api/jobs").RequireAuthorization();
        scripts.MapPost("/", SubmitByScriptAsync);
        scripts.MapPost("/{id:job}/uploaded", ConfirmByScriptAsync);
    }

    private static async Task<RazorComponentResult<SubmitPage>> ChooseAsync(CurrentUser user, IGrainFactory grains, TimeProvider time, CancellationToken ct)
        => new(await PageAsync(user, grains, JobId.New(time), null, null, ct));

    private static async Task<IResult> SubmitAsync(
        [FromForm] JobId id, [FromForm] string? fileName, [FromForm] string? genome, [FromForm] string? preset, [FromForm] StringValues? option,
        CurrentUser user, IGrainFactory grains, Submissions submissions, PartUploads parts, TimeProvider time, CancellationToken ct)
    {
        var (options, unknown) = ResultChoice.AskedByForm(preset, option);
        var request = new JobRequest(fileName ?? "", genome ?? "") { Options = options };
        var submitted = unknown is null ? await submissions.ForPageAsync(user, id, request, ct) : new(null, null, unknown);
        return submitted.Form is { } form
            ? new RazorComponentResult<UploadPage>(new { Id = id, request.FileName, parts.PartsFrom, Form = form })
            // A new id: the refused one may belong to another file already.
            : new RazorComponentResult<SubmitPage>(await PageAsync(user, grains, JobId.New(time), submitted.Refusal, request, ct))
            {
                StatusCode = RefusalAnswer.Status(submitted.Refusal!),
            };
    }

    private static async Task<IResult> UploadAsync(
        JobId id, CurrentUser user, JobViews views, Submissions submissions, PartUploads parts, HttpContext context)
    {
        if (await views.JobAsync(user.Job(id), context.RequestAborted) is not { } job)
        {
            return TypedResults.NotFound();
        }

        var submitted = await submissions.ForPageAsync(user, id, job.Request, context.RequestAborted);
        return submitted.Form is { } form
            ? new RazorComponentResult<UploadPage>(new { Id = id, job.Request.FileName, parts.PartsFrom, Form = form })
            : RefusalAnswer.Page(submitted.Refusal!, context, $"/jobs/{id}", "To the annotation");
    }

    private static async Task<Results<RazorComponentResult<ArrivedPage>, NotFound>> ArrivedAsync(
        JobId id, CurrentUser user, JobViews views, CancellationToken ct)
        => await views.JobAsync(user.Job(id), ct) is { } job ? new RazorComponentResult<ArrivedPage>(new { Job = job }) : TypedResults.NotFound();

    private static async Task<IResult> ConfirmAsync(JobId id, CurrentUser user, IGrainFactory grains, HttpContext context)
        => await grains.Job(user.Job(id)).UploadedAsync(context.RequestAborted) is { } refusal
            ? RefusalAnswer.Page(refusal, context, $"/jobs/{id}", "To the annotation")
            : TypedResults.LocalRedirect($"/jobs/{id}");

    private static async Task<IResult> SubmitByScriptAsync(
        ScriptSubmission submission, CurrentUser user, Submissions submissions, TimeProvider time, CancellationToken ct)
    {
        if (!JobId.TryParse(submission.Id, null, out var id))
        {
            return RefusalAnswer.Problem(new Refusal.Invalid("id", "The form has no valid id: reload the page."));
        }

        var (options, unknown) = ResultChoice.Asked(submission.Preset, submission.Options);
        if (unknown is not null)
        {
            return RefusalAnswer.Problem(unknown);
        }

        var submitted = await submissions.ForScriptAsync(user, id, new(submission.FileName, submission.Genome) { Options = options }, new(submission.Bytes, submission.ModifiedAt), ct);
        return submitted.Refusal is { } refusal ? RefusalAnswer.Problem(refusal) : TypedResults.Ok(submitted.ForScript(id, JobId.New(time)));
    }

    private static async Task<IResult> ConfirmByScriptAsync(
        JobId id, ScriptConfirmation confirmation, CurrentUser user, PartUploads parts, CancellationToken ct)
        => await parts.CompleteAsync(user.Job(id), confirmation.Sum, ct) is { } refusal ? RefusalAnswer.Problem(refusal) : TypedResults.NoContent();

    private static async Task<Dictionary<string, object?>> PageAsync(
        CurrentUser user, IGrainFactory grains, JobId id, Refusal? refusal, JobRequest? asked, CancellationToken ct)
    {
        var genomes = grains.Genomes().ListAsync(ct);
        var allowance = grains.User(user.Id).AllowanceAsync(ct);
        var last = asked is null ? grains.JobsOf(user.Id).FindAsync(new() { Size = 1 }, ct) : Task.FromResult(new JobPage([], null));
        await Task.WhenAll(genomes, allowance, last);
        // Who submits again mostly wants the same again.
        var before = asked ?? ((await last).Jobs is [{ Request: var latest }, ..] ? latest : null);
        return new()
        {
            [nameof(SubmitPage.Id)] = id,
            [nameof(SubmitPage.Genomes)] = await genomes,
            [nameof(SubmitPage.Allowance)] = await allowance,
            [nameof(SubmitPage.Problem)] = refusal is null ? null : RefusalAnswer.Sentence(refusal),
            [nameof(SubmitPage.Genome)] = before?.Genome,
            [nameof(SubmitPage.Options)] = before?.Options ?? default,
        };
    }
}
