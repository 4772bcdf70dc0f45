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
    private static Task<IResult> BeginAsync([FromForm] string? fix, [FromForm] string? why, CurrentUser user, IGrainFactory grains, HttpContext context)
        => NotedAsync(why, fix == "yes" ? "had the doctor look and mend" : "had the doctor look", user, grains, context,
            ct => grains.Doctor().BeginAsync(new(user.Id.Value, fix == "yes"), ct));

    private static Task<IResult> StopAsync([FromForm] string? why, CurrentUser user, IGrainFactory grains, HttpContext context)
        => NotedAsync(why, "stopped the doctor", user, grains, context, ct => grains.Doctor().StopAsync(ct));

    private static async Task<IResult> NotedAsync(string? why, string what, CurrentUser user, IGrainFactory grains, HttpContext context, Func<CancellationToken, Task> act)
    {
        if (!Said.TryRead(user, why, context, out var word))
        {
            return TypedResults.BadRequest();
        }

        await grains.Operations().NoteAsync(word, what, null, context.RequestAborted);
        await act(context.RequestAborted);
        return TypedResults.LocalRedirect(Path);
    }
}
