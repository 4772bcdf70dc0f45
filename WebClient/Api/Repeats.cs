using System.Security.Cryptography;
using System.Text;
using GasOrleans.Jobs;
using GasOrleans.Tokens;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Submissions;
using GasOrleans.WebClient.Users;

namespace GasOrleans.WebClient.Api;

/// <summary>
/// <c>Idempotency-Key</c>: what is asked again with the same key is not done again. What an act makes (a job's id) is kept under
/// the key before the act is done, so that a repeat finds it even when the first one died half-way.
/// </summary>
internal static class Repeats
{
    public const string Header = "Idempotency-Key";

    public const string RepeatedHeader = "Idempotency-Replayed";

    private const int LongestKey = 200;

    /// <summary>The act under this request's key; <see langword="null"/> when the request has none.</summary>
    public static KeptAct? Act(this HttpContext context) => context.Features.Get<KeptAct>();

    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (!context.Request.Headers.TryGetValue(Header, out var header))
        {
            return await next(invocation);
        }

        var key = header.ToString();
        if (key.Length is 0 or > LongestKey || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "bad-idempotency-key", "Not accepted", $"{Header} holds 1 to {LongestKey} visible ASCII characters, without spaces.");
        }

        var request = Hash($"{context.Request.Method} {context.Request.Path} {invocation.Arguments.FirstOrDefault(IsBody)}");
        var act = await KeepAsync(context, Hash(key), request);
        if (act.Request != request)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", "Not accepted", $"This {Header} was used for another request. Take a new key for each act, and the same only to repeat it.");
        }

        context.Features.Set(act);
        if (act.IsRepeat)
        {
            context.Response.Headers[RepeatedHeader] = "true";
        }

        return await next(invocation);
    }

    // As text: a record says all that it holds.
    private static bool IsBody(object? argument) => argument is ApiSubmission or ApiAgain or ScriptFile or ScriptConfirmation;

    private static Task<KeptAct> KeepAsync(HttpContext context, string key, string request)
    {
        var services = context.RequestServices;
        var user = CurrentUser.Of(context.User)!;
        return services.GetRequiredService<IGrainFactory>().Repeats(user.Id, key)
            .BeginAsync(key, request, JobId.New(services.GetRequiredService<TimeProvider>()), context.RequestAborted);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
