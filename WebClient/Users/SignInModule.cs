using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Users;

/// <summary>Sign-in with the issuer, the session's cookie, sign-out.</summary>
internal static class SignInModule
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();
        builder.Services.AddOptionsWithValidateOnStart<SignInOptions>().BindConfiguration("SignIn");
        builder.Services.AddAuthentication(Session.Scheme).AddCookie(Session.Scheme).AddOpenIdConnect(Issuer.Scheme, _ => { });
        builder.Services.AddSingleton<OpenSessions>();
        builder.Services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, Session>();
        builder.Services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, Issuer>();
        builder.Services.AddAuthorization();
    }

    public static void UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseUserLimit();
        app.UseAuthorization();
        app.Use(Antiforgery.RequireAsync);
        app.UseAntiforgery();
    }

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet("/sign-in", SignIn);
        app.MapPost("/sign-out", SignOutAsync).RequireAuthorization();
        app.MapPost("/sign-out/everywhere", SignOutEverywhereAsync).RequireAuthorization();
    }

    private static IResult SignIn(string? next, HttpContext context, IOptions<SiteOptions> site)
    {
        var path = LocalPath.Of(next);
        if (context.User.Identity is { IsAuthenticated: true })
        {
            return TypedResults.LocalRedirect(path);
        }

        // The issuer sends people back to the site's address, and the cookies of this sign-in must be there then.
        var address = site.Value.Address!;
        if (!string.Equals(context.Request.Host.Value, address.Authority, StringComparison.OrdinalIgnoreCase))
        {
            return TypedResults.Redirect(new Uri(address, "/sign-in" + QueryString.Create("next", path)).AbsoluteUri);
        }

        context.Explain("Sign-in cannot be reached", "The service that knows who you are does not answer. Try again in a minute.", "/sign-in", "Try again");
        return TypedResults.Challenge(new AuthenticationProperties { RedirectUri = path }, [Issuer.Scheme]);
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, OpenSessions sessions, IOptions<SignInOptions> signIn)
    {
        // First where all servers look: a copy of the cookie must not outlive the sign-out.
        await sessions.EndAsync(context);
        await context.SignOutAsync(Session.Scheme);
        return TypedResults.Redirect(signIn.Value.SignOutUrl?.AbsoluteUri ?? "/");
    }

    private static async Task<RedirectHttpResult> SignOutEverywhereAsync(CurrentUser user, HttpContext context, IGrainFactory grains, IOptions<SignInOptions> signIn)
    {
        await grains.Sessions(user.Id).EndAllAsync(context.RequestAborted);
        await context.SignOutAsync(Session.Scheme);
        return TypedResults.Redirect(signIn.Value.SignOutUrl?.AbsoluteUri ?? "/");
    }
}
