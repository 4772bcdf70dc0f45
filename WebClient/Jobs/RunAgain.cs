using Amazon.S3;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace GasOrleans.WebClient.Jobs;

/// <summary>The same input once more, as a job of its own: its id comes with the form, so that the form sent twice is one job.</summary>
internal static class RunAgain
{
    public static async Task<Results<RazorComponentResult<RunAgainPage>, NotFound>> AskAsync(
        JobId id, CurrentUser user, JobViews views, IGrainFactory grains, TimeProvider time, CancellationToken ct)
        => await views.JobAsync(user.Job(id), ct) is { } job && JobWords.MayRunAgain(job)
            ? new RazorComponentResult<RunAgainPage>(new { Job = job, Again = JobId.New(time), Genomes = await grains.Genomes().ListAsync(ct) })
            : TypedResults.NotFound();

    public static async Task<IResult> DoAsync(
        JobId id, [FromForm] string? again, [FromForm] string? genome, [FromForm] string? preset, [FromForm] StringValues? option,
        CurrentUser user, JobViews views, IGrainFactory grains, Buckets buckets, HttpContext context)
    {
        var ct = context.RequestAborted;
        if (await views.JobAsync(user.Job(id), ct) is not { } job || job.Files.FirstOrDefault(file => file.Kind == JobFileKind.Input) is not { } input)
        {
            return TypedResults.NotFound();
        }

        if (!JobId.TryParse(again, null, out var newId))
        {
            return TypedResults.BadRequest();
        }

        var (options, unknown) = ResultChoice.AskedByForm(preset, option, job.Request.Options);
        var request = job.Request with { Genome = genome ?? job.Request.Genome, Options = options };
        var refusal = unknown ?? await AgainAsync(grains, buckets, user.Job(newId), request, input, ct);
        return refusal is null
            ? TypedResults.LocalRedirect($"/jobs/{newId}")
            : RefusalAnswer.Page(refusal, context, $"/jobs/{id}", "To the annotation");
    }

    /// <summary>Makes the job of this id, with a copy of the input; once, however often it is asked for.</summary>
    public static async Task<Refusal?> AgainAsync(IGrainFactory grains, Buckets buckets, JobKey key, JobRequest request, JobFile input, CancellationToken ct)
    {
        // Before there is a job: it would wait a day for what the storage may not take.
        var allowance = await grains.User(key.User).AllowanceAsync(ct);
        if (input.Bytes > allowance.MaximumBytes)
        {
            return new Refusal.Invalid("file", $"The file has {Components.Amounts.Bytes(input.Bytes)}; your plan now allows {Components.Amounts.Bytes(allowance.MaximumBytes)}.");
        }

        var answer = await grains.Job(key).SubmitAsync(request, ct);
        if (answer.Ticket is not { } ticket)
        {
            // Sent twice: the job is on its way already.
            return answer.Refusal is Refusal.WrongStatus && (await grains.Job(key).LookAsync(ct))?.Request == request ? null : answer.Refusal;
        }

        try
        {
            await buckets.CopyAsync(input, ticket, ct);
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            await grains.Job(key).DeleteAsync(ct);
            return new Refusal.Invalid("file", "The input of that annotation is not in storage any more. Submit the file anew.");
        }

        return await grains.Job(key).UploadedAsync(ct);
    }
}
