using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Users;
using GasOrleans.WebClient.Billing;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Users;

/// <summary>A person's profile: their plan, what they say of themselves, and the mails they want.</summary>
internal static class ProfileModule
{
    private const string Path = "/profile";

    public static void MapProfile(this WebApplication app)
    {
        var profile = app.MapGroup(Path).RequireAuthorization();
        profile.MapGet("/", ShowAsync);
        profile.MapPost("/", EditAsync);
        profile.MapPost("/email", NameEmailAsync);
        profile.MapGet("/email/confirm", (string? key) => new RazorComponentResult<ConfirmEmailPage>(new { Key = key ?? "" }));
        profile.MapPost("/email/confirm", ConfirmEmailAsync);
        profile.MapPost("/mail", PreferMailAsync);
    }

    private static async Task<RazorComponentResult<ProfilePage>> ShowAsync(
        string? done, CurrentUser user, IGrainFactory grains, IOptions<BillingOptions> billing, HttpContext context)
    {
        var view = await ViewAsync(user, grains, billing, context.RequestAborted);
        if (done == ProfileWords.Paid && view.Allowance.Plan == Plan.Free)
        {
            // The plan changes by Stripe's word, which comes by another way and may be a moment later than the person.
            context.Response.Headers["Refresh"] = "3";
        }

        return new(new { View = view with { Said = ProfileWords.Of(done, view.Allowance.Plan) } });
    }

    private static async Task<IResult> EditAsync(
        [FromForm] string? name, [FromForm] string? institution, CurrentUser user, IGrainFactory grains, IOptions<BillingOptions> billing, CancellationToken ct)
        => await AnswerAsync(await grains.User(user.Id).EditAsync(name, institution, ct), "saved", user, grains, billing, ct);

    private static async Task<IResult> NameEmailAsync(
        [FromForm] string? email, CurrentUser user, IGrainFactory grains, IOptions<BillingOptions> billing, CancellationToken ct)
        => await AnswerAsync(await grains.User(user.Id).NameEmailAsync(email?.Trim() ?? "", ct), "sent", user, grains, billing, ct);

    private static async Task<IResult> ConfirmEmailAsync([FromForm] string? key, CurrentUser user, IGrainFactory grains, HttpContext context)
    {
        if (await grains.User(user.Id).ConfirmEmailAsync(key ?? "", context.RequestAborted))
        {
            return TypedResults.LocalRedirect($"{Path}?done=confirmed");
        }

        context.Explain("This link does not count any more", "It was used, is older than a day, belongs to another account, or a newer one was sent. Nothing was changed.", Path, "To my profile");
        return TypedResults.BadRequest();
    }

    private static async Task<RedirectHttpResult> PreferMailAsync(IFormCollection form, CurrentUser user, IGrainFactory grains, CancellationToken ct)
    {
        var wanted = form["kind"].Aggregate(MailKinds.None, (all, kind) => all | MailWords.Parse(kind));
        await grains.User(user.Id).PreferMailAsync(wanted, ct);
        return TypedResults.LocalRedirect($"{Path}?done=mail");
    }

    private static async Task<IResult> AnswerAsync(
        Refusal? refusal, string done, CurrentUser user, IGrainFactory grains, IOptions<BillingOptions> billing, CancellationToken ct)
    {
        if (refusal is null)
        {
            return TypedResults.LocalRedirect($"{Path}?done={done}");
        }

        var view = await ViewAsync(user, grains, billing, ct) with { Said = RefusalAnswer.Sentence(refusal), IsRefused = true };
        return new RazorComponentResult<ProfilePage>(new { View = view }) { StatusCode = RefusalAnswer.Status(refusal) };
    }

    private static async Task<ProfileView> ViewAsync(CurrentUser user, IGrainFactory grains, IOptions<BillingOptions> billing, CancellationToken ct)
    {
        var grain = grains.User(user.Id);
        var (profile, offers, allowance) = (grain.LookAsync(ct), grain.OffersAsync(ct), grain.AllowanceAsync(ct));
        await Task.WhenAll(profile, offers, allowance);
        return new()
        {
            Profile = await profile ?? new(user.Id, new(user.Name, null, null), (await allowance).Plan, default),
            Offers = await offers,
            Allowance = await allowance,
            Billing = billing.Value.Provider,
        };
    }
}
