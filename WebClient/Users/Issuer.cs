using System.Security.Claims;
using GasOrleans.Users;
using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace GasOrleans.WebClient.Users;

/// <summary>The OpenID Connect issuer: code flow with PKCE, state and nonce; a person is who <c>sub</c> says, never an e-mail address.</summary>
internal sealed class Issuer(IOptions<SiteOptions> site, IOptions<SignInOptions> signIn, IGrainFactory grains)
    : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public const string Scheme = "Issuer";

    private const string Organization = "organization";
    private const string EmailVerified = "email_verified";

    public void Configure(OpenIdConnectOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        options.SignInScheme = Session.Scheme;
        options.Authority = signIn.Value.Authority?.AbsoluteUri.TrimEnd('/');
        options.RequireHttpsMetadata = signIn.Value.Authority?.Scheme == Uri.UriSchemeHttps;
        options.ClientId = signIn.Value.ClientId;
        options.ClientSecret = signIn.Value.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // Not form_post: a form from another site carries no SameSite=Lax cookie, and state and nonce live in cookies.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("profile");
        options.Scope.Add("email");
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.MapUniqueJsonKey(Organization, Organization);
        options.ClaimActions.MapUniqueJsonKey(EmailVerified, EmailVerified);
        options.SaveTokens = false;
        Protect(options.CorrelationCookie);
        Protect(options.NonceCookie);
        options.Events.OnRedirectToIdentityProvider = ReturnToTheSite;
        options.Events.OnTicketReceived = WelcomeAsync;
        options.Events.OnRemoteFailure = SayThatItFailed;
    }

    private static Task SayThatItFailed(RemoteFailureContext context)
        => Refuse(context, "Sign-in did not finish", "It was cancelled, took too long, or was begun in another window. You are not signed in.");

    private static Task Refuse<T>(HandleRequestContext<T> context, string title, string text)
        where T : AuthenticationSchemeOptions
    {
        context.HttpContext.Explain(title, text, "/sign-in", "Sign in again");
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private void Protect(CookieBuilder cookie)
    {
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = site.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    private Task ReturnToTheSite(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = new Uri(site.Value.Address!, context.Options.CallbackPath).AbsoluteUri;
        return Task.CompletedTask;
    }

    private async Task WelcomeAsync(TicketReceivedContext context)
    {
        var said = context.Principal!;
        if (!UserId.TryParse(said.FindFirstValue(CurrentUser.IdClaim), null, out var id))
        {
            await Refuse(context, "We cannot use this account", "The sign-in service gave an identity that this site cannot keep. You are not signed in.");
            return;
        }

        // Said only when the next lines fail: the issuer's code is spent then, so signing in begins anew, by hand.
        context.HttpContext.Explain("You are not signed in yet", "You were recognised, but the service is starting and could not open your account. Try again in a few seconds.", "/sign-in", "Sign in again");
        if (await grains.Account(id).LookAtRemovalAsync(context.HttpContext.RequestAborted) is { DoneAt: null })
        {
            await Refuse(context, "Your account is being removed", "You asked for it, and it is not done yet. When it is, you can sign in again and begin anew.");
            return;
        }

        var profile = await grains.User(id).SignedInAsync(IdentityOf(said), context.HttpContext.RequestAborted);
        context.Principal = CurrentUser.Principal(id, profile.Identity.Name ?? said.FindFirstValue("preferred_username") ?? id.ToString(), Scheme);
    }

    private Identity IdentityOf(ClaimsPrincipal said)
    {
        var trusted = signIn.Value.TrustEmail || string.Equals(said.FindFirstValue(EmailVerified), "true", StringComparison.OrdinalIgnoreCase);
        return new(said.FindFirstValue(CurrentUser.NameClaim), trusted ? said.FindFirstValue("email") : null, said.FindFirstValue(Organization));
    }
}
