using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GasOrleans.WebClient.Site;

/// <summary>One place where failures become answers: a page for people, problem details for scripts.</summary>
internal static class ErrorPages
{
    private const string RetryAfterSeconds = "5";

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = WriteAsync,
            StatusCodeSelector = StatusOf,
            // A cluster that is away is said once, where the connection is watched, and not with each request.
            SuppressDiagnosticsCallback = fault => Faults.IsClusterAway(fault.Exception),
        });
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext));
    }

    /// <summary>Has the error page say more than its status does.</summary>
    public static void Explain(this HttpContext context, string title, string text, string wayOn = "/", string wayOnText = "To the start page")
        => context.Explain(new Explanation(title, text, wayOn, wayOnText));

    /// <summary>Has the error page say more than its status does.</summary>
    public static void Explain(this HttpContext context, Explanation explanation) => context.Features.Set(explanation);

    private static int StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when Faults.IsClusterAway(fault) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task WriteAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var said = context.Features.Get<Explanation>() ?? Explanation.Of(status);
        var reference = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        IResult answer = IsForScripts(context.Request.Path)
            ? Problems.Of(status, said.Code ?? Problems.CodeOf(status), said.Title, said.Text, [new("reference", reference)])
            : new RazorComponentResult<ErrorPage>(new { Said = said, Reference = reference }) { StatusCode = status };
        return answer.ExecuteAsync(context);
    }

    private static bool IsForScripts(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/live");
}
