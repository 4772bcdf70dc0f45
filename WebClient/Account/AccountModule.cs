using GasOrleans.WebClient.Billing;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Account;

/// <summary>My data: how much there is, all of it to keep, and the end of the account.</summary>
internal static class AccountModule
{
    public const string Path = "/profile/data";

    /// <summary>What a person types to remove their account.</summary>
    public const string Word = "remove";

    public static void AddAccount(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Export>();
        builder.Services.AddSingleton<Receipts>();
    }

    public static void MapAccount(this WebApplication app)
    {
        var data = app.MapGroup(Path).RequireAuthorization();
        data.MapGet("/", ShowAsync);
        data.MapGet("/export", ExportAsync);
        data.MapPost("/remove", RemoveAsync);
        app.MapGet("/removed", ShowReceiptAsync);
    }

    private static async Task<RazorComponentResult<DataPage>> ShowAsync(CurrentUser user, IGrainFactory grains, CancellationToken ct)
    {
        var (usage, allowance, acts) = (grains.Account(user.Id).UsageAsync(ct), grains.User(user.Id).AllowanceAsync(ct), grains.User(user.Id).ActsAsync(ct));
        await Task.WhenAll(usage, allowance, acts);
        return new(new { Usage = await usage, Allowance = await allowance, Acts = await acts });
    }

    private static async Task<JsonHttpResult<ExportedAccount>> ExportAsync(CurrentUser user, Export export, HttpContext context)
    {
        context.Response.Headers.ContentDisposition = "attachment; filename=\"my-data.json\"";
        return TypedResults.Json(await export.OfAsync(user, context.RequestAborted));
    }

    private static async Task<IResult> RemoveAsync(
        [FromForm] string? word, CurrentUser user, IGrainFactory grains, Receipts receipts, IOptions<BillingOptions> billing, HttpContext context)
    {
        if (!string.Equals(word?.Trim(), Word, StringComparison.OrdinalIgnoreCase))
        {
            context.Explain("Nothing was removed", $"To remove your account, type the word “{Word}” into the field.", Path, "Back");
            return TypedResults.BadRequest();
        }

        // First what costs money: were it to fail, the account is still there to try again with.
        context.Explain("Your account was not removed", "Your subscription could not be ended, because the payment service does not answer. Nothing was removed; try again in a minute.", Path, "Back");
        await (BillingModule.Of(billing.Value.Provider, context.RequestServices)?.EndAsync(user, context.RequestAborted) ?? Task.CompletedTask);
        await grains.Account(user.Id).RemoveAsync(context.RequestAborted);
        await context.SignOutAsync(Session.Scheme);
        return TypedResults.LocalRedirect($"/removed?receipt={receipts.Of(user.Id)}");
    }

    private static async Task<Results<RazorComponentResult<RemovedPage>, NotFound>> ShowReceiptAsync(
        string? receipt, IGrainFactory grains, Receipts receipts, HttpContext context)
    {
        if (receipts.Read(receipt) is not { } user || await grains.Account(user).LookAtRemovalAsync(context.RequestAborted) is not { } removal)
        {
            return TypedResults.NotFound();
        }

        if (removal.DoneAt is null)
        {
            context.Response.Headers["Refresh"] = "3";
        }

        return new RazorComponentResult<RemovedPage>(new { Removal = removal });
    }
}
