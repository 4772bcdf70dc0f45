using System.Globalization;
using GasOrleans.Users;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Operators;

/// <summary>The operators' pages. For everybody else there are none.</summary>
internal static class OperatorsModule
{
    public const string Policy = "operator";
    private const string Path = "/operate";

    public static void AddOperators(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<OperatorOptions>().BindConfiguration("Operators")
            .Validate(options => options.Identities.All(one => UserId.TryParse(one, null, out _)), "Operators:Identities: each must be a Globus identity's id.");
        builder.Services.AddOptions<AuthorizationOptions>().Configure<IOptions<OperatorOptions>>((authorization, operators) =>
            authorization.AddPolicy(Policy, policy =>
                policy.RequireAssertion(asks => CurrentUser.Of(asks.User) is { } user && operators.Value.Identities.Contains(user.Id.Value))));
    }

    public static void MapOperators(this WebApplication app)
    {
        var pages = app.MapGroup(Path).RequireAuthorization().AddEndpointFilter(OnlyOperatorsAsync);
        pages.MapGet("/", OverviewAsync);
        pages.MapGet("/parked", ParkedAsync);
        pages.MapPost("/parked", RedriveAsync);
    }

    internal static async ValueTask<object?> OnlyOperatorsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var authorization = context.HttpContext.RequestServices.GetRequiredService<IAuthorizationService>();
        return (await authorization.AuthorizeAsync(context.HttpContext.User, Policy)).Succeeded ? await next(context) : TypedResults.NotFound();
    }

    private static async Task<RazorComponentResult<OverviewPage>> OverviewAsync(IGrainFactory grains, CancellationToken ct)
    {
        var operations = grains.Operations();
        var (queues, acts) = (operations.QueuesAsync(ct), operations.ActsAsync(ct));
        return new(new { Queues = await queues, Acts = await acts });
    }

    private static async Task<RazorComponentResult<ParkedPage>> ParkedAsync(string? queue, int? sent, IGrainFactory grains, CancellationToken ct)
        => new(new { Queue = queue ?? "", Messages = await grains.Operations().ParkedAsync(queue ?? "", ct), Sent = sent });

    private static async Task<RedirectHttpResult> RedriveAsync([FromForm] string? queue, [FromForm] string? message, CurrentUser user, IGrainFactory grains, CancellationToken ct)
    {
        var sent = await grains.Operations().RedriveAsync(user.Id, queue ?? "", string.IsNullOrEmpty(message) ? null : message, ct);
        return TypedResults.LocalRedirect($"{Path}/parked{QueryString.Create("queue", queue ?? "").Add("sent", sent.ToString(CultureInfo.InvariantCulture))}");
    }
}
