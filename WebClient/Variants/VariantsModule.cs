using System.Net;
using Amazon.S3;
using GasOrleans.Annotation.Browsing;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GasOrleans.WebClient.Variants;

/// <summary>The table of a result's variants: pages, filters, and the filtered rows as a file. It is open to whom the result is.</summary>
internal static class VariantsModule
{
    private const int PageSize = 50;

    public static void MapVariants(this WebApplication app)
    {
        var jobs = app.MapGroup("/jobs/{id:job}").RequireAuthorization();
        jobs.MapGet("/variants", ShowAsync);
        foreach (var format in ExportFormat.All)
        {
            jobs.MapGet($"/variants.{format.Ending}", (JobId id, VariantQuery query, CurrentUser user, JobViews views, Buckets buckets, HttpContext context)
                => ExportAsync(format, id, query, user, views, buckets, context));
        }
    }

    private static async Task<IResult> ShowAsync(JobId id, VariantQuery query, CurrentUser user, JobViews views, Buckets buckets, HttpContext context)
    {
        var view = await views.ViewAsync(user.Job(id), context.RequestAborted);
        return await ReadAsync(view?.Job, query, query.After, PageSize, buckets, context) is { } page
            ? new RazorComponentResult<VariantsPage>(new { view!.Job, Query = query, Page = page })
            : TypedResults.NotFound();
    }

    private static async Task<IResult> ExportAsync(
        ExportFormat format, JobId id, VariantQuery query, CurrentUser user, JobViews views, Buckets buckets, HttpContext context)
    {
        var job = (await views.ViewAsync(user.Job(id), context.RequestAborted))?.Job;
        return await ReadAsync(job, query, query.After, VariantBrowser.MostRows, buckets, context) is { } first
            ? new VariantExport(format, job!.Request.FileName, first, next => ReadAsync(job, query, next, VariantBrowser.MostRows, buckets, context))
            : TypedResults.NotFound();
    }

    /// <summary>A page; <see langword="null"/> when there is no result that is open to its owner, or it left for cold storage a moment ago.</summary>
    private static async Task<VariantPage?> ReadAsync(JobSnapshot? job, VariantQuery query, string? from, int rows, Buckets buckets, HttpContext context)
    {
        if (job?.Files.FirstOrDefault(file => file.Kind == JobFileKind.Result) is not { } result)
        {
            return null;
        }

        var table = job.Files.FirstOrDefault(file => file.Kind == JobFileKind.Table);
        try
        {
            var browser = new VariantBrowser(new StoredFile(buckets, result), table is null ? null : new StoredFile(buckets, table));
            return await browser.PageAsync(query.Filter, from, rows, context.RequestAborted);
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (InvalidDataException)
        {
            context.Explain("The table cannot be made", "The result is not as it was written. Download it, or run the annotation again.", $"/jobs/{job.Key.Id}", "To the annotation");
            throw;
        }
    }
}
