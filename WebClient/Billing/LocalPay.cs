using GasOrleans.Users;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GasOrleans.WebClient.Billing;

/// <summary>Stands in for Stripe on one machine, and says so: what it is told here is its word, as Stripe's is by its webhook.</summary>
internal static class LocalPay
{
    public const string Path = "/pay";

    private const string Author = "the local stand-in for Stripe";

    public static void MapLocalPay(this WebApplication app)
    {
        var pay = app.MapGroup(Path).RequireAuthorization();
        pay.MapGet("/", ShowAsync);
        pay.MapPost("/subscribe", SubscribeAsync);
        pay.MapPost("/end", EndAsync);
    }

    private static async Task<RazorComponentResult<PayPage>> ShowAsync(CurrentUser user, IGrainFactory grains, CancellationToken ct)
    {
        var plan = (await grains.User(user.Id).AllowanceAsync(ct)).Plan;
        return new(new { Plan = plan, Id = Guid.NewGuid() });
    }

    private static Task<RedirectHttpResult> SubscribeAsync([FromForm] Guid id, CurrentUser user, IGrainFactory grains, TimeProvider time, CancellationToken ct)
        => SayAsync(id, Plan.Premium, "subscribed on the stand-in page; no money moved", user, grains, time, ct);

    private static Task<RedirectHttpResult> EndAsync([FromForm] Guid id, CurrentUser user, IGrainFactory grains, TimeProvider time, CancellationToken ct)
        => SayAsync(id, Plan.Free, "the subscription was ended on the stand-in page", user, grains, time, ct);

    // The form's id is the event's: a form that is sent twice is one word.
    private static async Task<RedirectHttpResult> SayAsync(
        Guid id, Plan plan, string reason, CurrentUser user, IGrainFactory grains, TimeProvider time, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var change = new PlanChange(plan, $"local-{id:N}", now, now, Author, reason) { SubscriptionId = plan == Plan.Premium ? $"local-{id:N}" : null };
        await grains.User(user.Id).ChangePlanAsync(change, ct);
        return TypedResults.LocalRedirect("/profile");
    }
}
