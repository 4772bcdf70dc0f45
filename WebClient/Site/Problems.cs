using Microsoft.AspNetCore.Http.HttpResults;

namespace GasOrleans.WebClient.Site;

/// <summary>Problem details for scripts (RFC 9457): each has a stable code, which its type leads to in the documentation.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string code, string title, string text, params IEnumerable<KeyValuePair<string, object?>> more)
        => TypedResults.Problem(text, statusCode: status, title: title, type: $"/api#{code}", extensions: [new("code", code), .. more]);

    /// <summary>The code of what says no more than its status.</summary>
    public static string CodeOf(int status) => status switch
    {
        400 => "bad-request",
        401 => "not-signed-in",
        403 => "forbidden",
        404 => "not-found",
        405 => "wrong-method",
        413 => "body-too-large",
        415 => "wrong-content-type",
        429 => "too-many-requests",
        503 => "unavailable",
        _ => status >= 500 ? "internal" : "refused",
    };
}
