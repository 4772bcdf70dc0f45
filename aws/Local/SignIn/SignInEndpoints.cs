using System.Text.Encodings.Web;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GasOrleans.Aws.Local.SignIn;

/// <summary>The page that people choose themselves on, and what applications ask about them afterwards.</summary>
internal static class SignInEndpoints
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
    private const string Chosen = "user";

    public static void MapSignInPage(this WebApplication app) => app.MapGet("/authorize", (HttpContext context) =>
    {
        var request = context.GetOpenIddictServerRequest()!;
        var user = LocalUser.All.SingleOrDefault(one => one.Subject == request[Chosen]?.ToString());
        return user is null
            ? Results.Content(Page(context.Request.Query), "text/html; charset=utf-8")
            : Results.SignIn(UserClaims.Of(user, request.GetScopes()), authenticationScheme: Scheme);
    });

    public static void MapUserInfo(this WebApplication app) => app.MapMethods("/userinfo", [HttpMethods.Get, HttpMethods.Post], async (HttpContext context) =>
    {
        var asked = await context.AuthenticateAsync(Scheme);
        var user = LocalUser.All.SingleOrDefault(one => one.Subject == asked.Principal?.GetClaim(Claims.Subject));
        return asked.Principal is null || user is null
            ? Results.Challenge(authenticationSchemes: [Scheme])
            : Results.Json(UserClaims.Told(user, asked.Principal.GetScopes()).Append((Claims.Subject, user.Subject)).ToDictionary(one => one.Item1, one => one.Item2));
    });

    private static string Page(IQueryCollection asked)
    {
        var html = HtmlEncoder.Default;
        var fields = asked.Where(one => one.Key != Chosen).Select(one => $"""<input type="hidden" name="{html.Encode(one.Key)}" value="{html.Encode(one.Value.ToString())}">""");
        var buttons = LocalUser.All.Select(user => $"""<p><button name="{Chosen}" value="{user.Subject}">{html.Encode(user.Name)}</button> {html.Encode(user.Email)}</p>""");
        return $$"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Sign in (local)</title><style>body{font:1.1rem system-ui;max-width:34rem;margin:4rem auto}button{font:inherit;padding:.5rem 1rem}</style></head>
            <body>
            <h1>Who are you?</h1>
            <p>This page stands in for Globus on this machine. There are no passwords.</p>
            <form method="get" action="/authorize">
            {{string.Join('\n', fields)}}
            {{string.Join('\n', buttons)}}
            </form>
            </body>
            </html>
            """;
    }
}
