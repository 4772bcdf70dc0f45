using System.Net;
using GasOrleans.Aws.Local.S3.Store;
using Microsoft.Net.Http.Headers;

namespace GasOrleans.Aws.Local.S3;

/// <summary>Answers browsers of other origins as the bucket's rules say.</summary>
internal static class Cors
{
    /// <summary>Answers the question that a browser asks before its request.</summary>
    public static void Preflight(S3Request request, Bucket? bucket)
    {
        var method = request.Header(HeaderNames.AccessControlRequestMethod) ?? "";
        var asked = (request.Header(HeaderNames.AccessControlRequestHeaders) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Find(request, bucket, method) is not { } rule || !asked.All(header => Accepts(rule.AllowedHeaders, header)))
        {
            throw new S3Exception("AccessForbidden", HttpStatusCode.Forbidden, "CORSResponse: This CORS request is not allowed. This is usually because the evaluation of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.");
        }

        Allow(request, rule);
        request.Answer.Headers.AccessControlAllowHeaders = string.Join(", ", asked);
        request.Answer.Headers.AccessControlMaxAge = $"{rule.MaxAge}";
    }

    /// <summary>Lets the browser see the answer of a request that it was allowed to make.</summary>
    public static void Decorate(S3Request request, Bucket? bucket)
    {
        if (Find(request, bucket, request.Http.Method) is { } rule)
        {
            Allow(request, rule);
            request.Answer.Headers.AccessControlExposeHeaders = string.Join(", ", rule.ExposedHeaders);
        }
    }

    private static void Allow(S3Request request, CorsRule rule)
    {
        request.Answer.Headers.AccessControlAllowOrigin = request.Header(HeaderNames.Origin);
        request.Answer.Headers.AccessControlAllowMethods = string.Join(", ", rule.AllowedMethods);
        request.Answer.Headers.Vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
    }

    private static CorsRule? Find(S3Request request, Bucket? bucket, string method) => request.Header(HeaderNames.Origin) is not { } origin
        ? null
        : bucket?.Settings.CorsConfiguration.CorsRules.FirstOrDefault(rule => Accepts(rule.AllowedOrigins, origin) && rule.AllowedMethods.Contains(method));

    private static bool Accepts(IReadOnlyList<string> allowed, string value) => allowed.Any(one => one == "*" || one.Equals(value, StringComparison.OrdinalIgnoreCase));
}
