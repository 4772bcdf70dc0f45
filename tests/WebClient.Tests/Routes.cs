using System.Text.RegularExpressions;
using GasOrleans.Jobs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GasOrleans.WebClient.Tests;

/// <summary>All routes of the server as it runs, so that a fact about every route holds for tomorrow's too.</summary>
internal static partial class Routes
{
    private static readonly string[] Kinds = ["input", "result", "index", "log", "other"];

    public static IReadOnlyList<(string Method, string Pattern)> Of(WebServer web)
        => [.. web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, e.RoutePattern.RawText!)))];

    /// <summary>Those that are asked with the session's cookie.</summary>
    public static IReadOnlyList<(string Method, string Pattern)> OfPages(WebServer web) => [.. Of(web).Where(route => !IsOfApi(route.Pattern))];

    /// <summary>Those that are asked with a token.</summary>
    public static IReadOnlyList<(string Method, string Pattern)> OfApi(WebServer web) => [.. Of(web).Where(route => IsOfApi(route.Pattern))];

    public static IReadOnlyList<string> Paths(string pattern, JobId id)
    {
        var named = pattern.Replace("{id:job}", $"{id}", StringComparison.Ordinal).Replace("{genome}", "h37rv", StringComparison.Ordinal);
        var path = OfDashboard().Replace(named, "1");
        return path.Contains("{kind}", StringComparison.Ordinal)
            ? [.. Kinds.Select(kind => path.Replace("{kind}", kind, StringComparison.Ordinal))]
            : [path];
    }

    /// <summary>The parameters of Orleans' dashboard: none of them is of a person.</summary>
    [GeneratedRegex(@"\{(\*{1,2}(path|address|grainName)|page:int)\}")]
    public static partial Regex OfDashboard();

    // The API's description is for everybody.
    private static bool IsOfApi(string pattern)
        => pattern.StartsWith("/api/v1", StringComparison.Ordinal) && !pattern.EndsWith("openapi.json", StringComparison.Ordinal);
}
