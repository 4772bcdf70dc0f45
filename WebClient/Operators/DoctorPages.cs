using GasOrleans.Operations;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GasOrleans.WebClient.Operators;

/// <summary>The doctor's page: what was found, the way to look again, and the way to mend.</summary>
internal static class DoctorPages
{
    private const string Path = "/operate/doctor";

    /// <summary>As many findings as a person reads; the command shows all.</summary>
    private const int Most = 200;

    public static void MapDoctor(this WebApplication app)
    {
        var pages = app.MapGroup(Path).RequireAuthorization().AddEndpointFilter(OperatorsModule.OnlyOperatorsAsync);
        pages.MapGet("/", ShowAsync);
        pages.MapPost("/", BeginAsync);
        pages.MapPost("/stop", StopAsync);
    }

    private static async Task<RazorComponentResult<DoctorPage>> ShowAsync(IGrainFactory grains, HttpContext context, CancellationToken ct)
    {
        var report = await grains.Doctor().LookAsync(0, Most, ct);
        if (report.Phase == DoctorPhase.Running)
        {
            context.Response.Headers["Refresh"] = "3";
        }

        return new(new { Report = report });
    }

    /// <summary>Mending is a word of its own: nothing is mended by a button pressed twice.</summary>
    private static async Task<RedirectHttpResult> BeginAsync([FromForm] string? fix, CurrentUser user, IGrainFactory grains, CancellationToken ct)
    {
        await grains.Doctor().BeginAsync(new(user.Id.Value, fix == "yes"), ct);
        return TypedResults.LocalRedirect(Path);
    }

    private static async Task<RedirectHttpResult> StopAsync([FromForm] string? sure, IGrainFactory grains, CancellationToken ct)
    {
        await (sure == "yes" ? grains.Doctor().StopAsync(ct) : Task.CompletedTask);
        return TypedResults.LocalRedirect(Path);
    }
}
