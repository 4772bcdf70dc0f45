using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GasOrleans.WebClient.Tests;

/// <summary>An address that fails as it is told, behind all that the server does, so that each error page can be seen.</summary>
internal sealed class Failing : IStartupFilter
{
    public const string Path = "/fails";

    public static IReadOnlyList<int> Statuses { get; } = [400, 403, 404, 405, 429, 500, 503];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        app.Map(Path, failing => failing.Run(context => FailAsync(context, int.Parse(context.Request.Path.Value!.TrimStart('/'), null))));
    };

    private static Task FailAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return status == StatusCodes.Status500InternalServerError ? throw new InvalidOperationException("as it was told") : Task.CompletedTask;
    }
}
