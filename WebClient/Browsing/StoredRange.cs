using GasOrleans.Jobs;
using GasOrleans.WebClient.Files;

namespace GasOrleans.WebClient.Browsing;

/// <summary>A stretch of a stored file, passed on as it comes: the page's policy lets a browser ask only us.</summary>
internal sealed class StoredRange(Buckets buckets, JobFile file, AskedRange range) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var answer = await buckets.OpenAsync(file, range.From, range.Length, httpContext.RequestAborted);
        range.Answer(httpContext.Response);
        await answer.ResponseStream.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }
}
