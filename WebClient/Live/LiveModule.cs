using System.Net.ServerSentEvents;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GasOrleans.WebClient.Live;

/// <summary>Pages that update themselves: a stream of server-rendered pieces, and the same piece once for browsers that get no stream.</summary>
internal static class LiveModule
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Watches>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Watches>());
        builder.Services.AddSingleton<LiveClients>();
        builder.Services.AddSingleton<LiveJob>();
        builder.Services.AddSingleton<LiveJobs>();
    }

    public static void MapLive(this WebApplication app)
    {
        var live = app.MapGroup("/live/jobs").RequireAuthorization();
        live.MapGet("/{id:job}", FollowJobAsync);
        live.MapGet("/{id:job}/now", JobNowAsync);
        live.MapGet("/", FollowJobs);
        live.MapGet("/now", JobsNowAsync);
    }

    private static async Task<Results<ServerSentEventsResult<string>, NotFound>> FollowJobAsync(
        JobId id, CurrentUser user, JobViews views, LiveJob live, OpenSessions sessions, HttpContext context)
        => await views.JobAsync(user.Job(id), context.RequestAborted) is null
            ? TypedResults.NotFound()
            : Stream(ct => live.FollowAsync(user.Job(id), ct), sessions, context);

    private static async Task<Results<RazorComponentResult<JobBody>, NotFound>> JobNowAsync(
        JobId id, CurrentUser user, JobViews views, CancellationToken ct)
        => await views.ViewAsync(user.Job(id), ct) is { } view ? new RazorComponentResult<JobBody>(new { View = view }) : TypedResults.NotFound();

    private static ServerSentEventsResult<string> FollowJobs(ListAddress address, CurrentUser user, LiveJobs live, OpenSessions sessions, HttpContext context)
        => Stream(ct => live.FollowAsync(user.Id, address, ct), sessions, context);

    private static async Task<RazorComponentResult<JobRows>> JobsNowAsync(ListAddress address, CurrentUser user, JobViews views, CancellationToken ct)
        => new(new { Listing = new JobListing(await views.PageAsync(user.Id, address.Query, ct), address) });

    private static ServerSentEventsResult<string> Stream(Func<CancellationToken, IAsyncEnumerable<SseItem<string>>> follow, OpenSessions sessions, HttpContext context)
    {
        // Proxies that gather answers before they pass them on are told not to.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(context.RequestServices.GetRequiredService<LiveClients>()
            .KeepAsync(ct => WhileSignedInAsync(follow(ct), sessions, context), context.RequestAborted));
    }

    /// <summary>A stream that is open when its session is ended tells nothing more.</summary>
    private static async IAsyncEnumerable<SseItem<string>> WhileSignedInAsync(IAsyncEnumerable<SseItem<string>> events, OpenSessions sessions, HttpContext context)
    {
        await foreach (var one in events)
        {
            if (!await sessions.IsOpenAsync(context))
            {
                yield break;
            }

            yield return one;
        }
    }
}
