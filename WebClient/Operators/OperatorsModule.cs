using System.Globalization;
using GasOrleans.Users;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Orleans.Dashboard;

namespace GasOrleans.WebClient.Operators;

/// <summary>The operators' pages. For everybody else there are none. What is somebody's is shown by a form with a reason only, and written down.</summary>
internal static class OperatorsModule
{
    public const string Policy = "operator";
    public const string Path = "/operate";
    public const string Dashboard = "/operate/dashboard";

    /// <summary>Orleans' dashboard brings fonts of its own, and draws with styles in its elements.</summary>
    private static readonly PagePolicy DashboardPolicy = new(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; "
        + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");

    public static void AddOperators(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<OperatorOptions>().BindConfiguration("Operators")
            .Validate(options => options.Identities.All(one => UserId.TryParse(one, null, out _)), "Operators:Identities: each must be a Globus identity's id.");
        builder.Services.AddOptions<AuthorizationOptions>().Configure<IOptions<OperatorOptions>>((authorization, operators) =>
            authorization.AddPolicy(Policy, policy =>
                policy.RequireAssertion(asks => CurrentUser.Of(asks.User) is { } user && operators.Value.Identities.Contains(user.Id.Value))));
        builder.Services.AddSingleton<SiteNotices>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SiteNotices>());
    }

    public static void MapOperators(this WebApplication app)
    {
        var pages = app.MapGroup(Path).RequireAuthorization().AddEndpointFilter(OnlyOperatorsAsync);
        pages.MapGet("/", OverviewAsync);
        pages.MapGet("/parked", ParkedAsync);
        pages.MapGet("/trail", TrailAsync);
        pages.MapPost("/parked", SendAgainAsync);
        pages.MapOrders();
        pages.MapLooks();
        app.MapOrleansDashboard(Dashboard).RequireAuthorization().AddEndpointFilter(OnlyOperatorsAsync).AddEndpointFilter(WithoutPeopleAsync);
    }

    internal static async ValueTask<object?> OnlyOperatorsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var authorization = context.HttpContext.RequestServices.GetRequiredService<IAuthorizationService>();
        return (await authorization.AuthorizeAsync(context.HttpContext.User, Policy)).Succeeded ? await next(context) : TypedResults.NotFound();
    }

    /// <summary>The dashboard's state of grains and list of reminders are people's data: these are looked at by our pages, which write it down.</summary>
    private static async ValueTask<object?> WithoutPeopleAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var path = context.HttpContext.Request.Path;
        if (path.StartsWithSegments($"{Dashboard}/GrainState") || path.StartsWithSegments($"{Dashboard}/Reminders"))
        {
            return TypedResults.NotFound();
        }

        context.HttpContext.Features.Set(DashboardPolicy);
        return await next(context);
    }

    private static async Task<RazorComponentResult<OverviewPage>> OverviewAsync(bool? done, CurrentUser user, IGrainFactory grains, CancellationToken ct)
    {
        var operations = grains.Operations();
        var (queues, silos, work, orders) = (operations.QueuesAsync(ct), operations.SilosAsync(ct), operations.WorkAsync(ct), operations.OrdersAsync(ct));
        var (trail, offers) = (operations.TrailAsync(null, ct), grains.User(user.Id).OffersAsync(ct));
        await Task.WhenAll(queues, silos, work, orders, trail, offers);
        var view = new OverviewView(await queues, await silos, await work, await orders, await offers, await trail);
        return new(new { View = view, IsDone = done == true });
    }

    private static async Task<RazorComponentResult<TrailPage>> TrailAsync(int? page, IGrainFactory grains, CancellationToken ct)
        => new(new { Trail = await grains.Operations().TrailAsync(page, ct) });

    private static async Task<RazorComponentResult<ParkedPage>> ParkedAsync(string? queue, int? sent, IGrainFactory grains, CancellationToken ct)
        => new(new { Queue = queue ?? "", Messages = await grains.Operations().ParkedAsync(queue ?? "", ct), Sent = sent });

    private static async Task<IResult> SendAgainAsync(
        [FromForm] string? queue, [FromForm] string? message, [FromForm] string? why, CurrentUser user, IGrainFactory grains, HttpContext context)
    {
        if (!Said.TryRead(user, why, context, out var word))
        {
            return TypedResults.BadRequest();
        }

        var sent = await grains.Operations().SendAgainAsync(word, queue ?? "", string.IsNullOrEmpty(message) ? null : message, context.RequestAborted);
        return TypedResults.LocalRedirect($"{Path}/parked{QueryString.Create("queue", queue ?? "").Add("sent", sent.ToString(CultureInfo.InvariantCulture))}");
    }
}
