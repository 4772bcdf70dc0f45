using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Users;

/// <summary>The cookie that says who is signed in, and for how long at the most.</summary>
internal sealed class Session(IOptions<SiteOptions> site, IOptions<SignInOptions> signIn, OpenSessions sessions, TimeProvider time)
    : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public const string Scheme = "Session";

    public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        options.Cookie.Name = site.Value.CookieName("gas");
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = site.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = signIn.Value.Idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "next";
        options.Events.OnSigningIn = Begin;
        options.Events.OnValidatePrincipal = EndWhenOverAsync;
        options.Events.OnCheckSlidingExpiration = OnlyPeopleKeepItAlive;
        options.Events.OnRedirectToLogin = AskToSignIn;
        options.Events.OnRedirectToAccessDenied = Deny;
    }

    private static Task OnlyPeopleKeepItAlive(CookieSlidingExpirationContext context)
    {
        // An open page asks for news by itself; a session that nobody uses ends all the same.
        context.ShouldRenew &= !context.Request.Path.StartsWithSegments("/live");
        return Task.CompletedTask;
    }

    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/live"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    private static Task Deny(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private Task Begin(CookieSigningInContext context)
    {
        OpenSessions.Begin(context.Properties, time.GetUtcNow());
        return Task.CompletedTask;
    }

    private async Task EndWhenOverAsync(CookieValidatePrincipalContext context)
    {
        // What everybody may have asks nobody: style sheets, scripts.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && !await sessions.IsOpenAsync(context.Principal!, context.Properties, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }
}
