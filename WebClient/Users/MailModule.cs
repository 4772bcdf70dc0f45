using GasOrleans.Notifications;
using GasOrleans.Users;
using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GasOrleans.WebClient.Users;

/// <summary>Stopping mails of a kind, by the link in such a mail: without signing in, and in one click where a mail program offers it (RFC 8058).</summary>
internal static class MailModule
{
    public const string Path = "/mail/stop";

    public static void MapMail(this WebApplication app)
    {
        app.MapGet(Path, Ask);
        // The key in the address is what no other site knows; a mail program has no token of ours.
        app.MapPost(Path, StopAsync).DisableAntiforgery();
    }

    private static Results<RazorComponentResult<StopMailPage>, BadRequest> Ask(string? user, string? kind, string? key, HttpContext context)
        => MailWords.Parse(kind) is var what && what != MailKinds.None
            ? new RazorComponentResult<StopMailPage>(new { Kind = what, Action = Path + context.Request.QueryString, IsDone = false })
            : TypedResults.BadRequest();

    private static async Task<Results<RazorComponentResult<StopMailPage>, BadRequest>> StopAsync(
        string? user, string? kind, string? key, IGrainFactory grains, HttpContext context)
    {
        var what = MailWords.Parse(kind);
        if (what != MailKinds.None && UserId.TryParse(user, null, out var id) && await grains.User(id).StopMailAsync(what, key ?? "", context.RequestAborted))
        {
            return new RazorComponentResult<StopMailPage>(new { Kind = what, Action = Path, IsDone = true });
        }

        context.Explain("This link is not whole", "Copy all of it from the mail, or sign in and choose your mails on your profile. Nothing was changed.", "/profile", "To my profile");
        return TypedResults.BadRequest();
    }
}
