using Amazon.S3;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Files;

/// <summary>Downloads: the link is made at the click, for the owner, and lives for a minute.</summary>
internal static class FilesModule
{
    public static void AddFiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<BucketsOptions>().BindConfiguration("Buckets")
            .Validate(b => b.Inputs.Length > 0, "Buckets:Inputs: missing; the bucket that uploads go to.");
        builder.Services.AddSingleton<IAmazonS3>(services => new AmazonS3Client(new AmazonS3Config
        {
            ForcePathStyle = services.GetRequiredService<IOptions<BucketsOptions>>().Value.ForcePathStyle,
        }));
        builder.Services.AddSingleton<Buckets>();
    }

    public static void MapFiles(this WebApplication app)
        => app.MapGet("/jobs/{id:job}/files/{kind}", DownloadAsync).RequireAuthorization();

    private static async Task<Results<StatusCodeHttpResult, NotFound>> DownloadAsync(
        JobId id, string kind, CurrentUser user, JobViews views, Buckets buckets, HttpContext context)
    {
        var view = await views.ViewAsync(user.Job(id), context.RequestAborted);
        if (view?.Job.Files.FirstOrDefault(f => FileAddress.Kind(f.Kind) == kind) is { } file)
        {
            // Not TypedResults.Redirect: it would write the address, which is a key to the file, to the log.
            context.Response.Headers.Location = await buckets.LinkAsync(file);
            return TypedResults.StatusCode(StatusCodes.Status302Found);
        }

        if (view is not { IsClosed: true } || !FileAddress.IsOfResult(kind))
        {
            return TypedResults.NotFound();
        }

        context.Explain("This result opens with the premium plan", "Its time with the free plan is over. With the premium plan it comes back by itself, with all your other results.", "/profile#plan", "To the plans");
        return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }
}
