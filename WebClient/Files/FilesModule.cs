using Amazon.S3;
using GasOrleans.Jobs;
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
        JobId id, string kind, CurrentUser user, IGrainFactory grains, Buckets buckets, HttpContext context)
    {
        var job = await grains.Job(user.Job(id)).LookAsync(context.RequestAborted);
        if (job?.Files.FirstOrDefault(f => FileAddress.Kind(f.Kind) == kind) is not { } file)
        {
            return TypedResults.NotFound();
        }

        // Not TypedResults.Redirect: it would write the address, which is a key to the file, to the log.
        context.Response.Headers.Location = await buckets.LinkAsync(file);
        return TypedResults.StatusCode(StatusCodes.Status302Found);
    }
}
