using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using GasOrleans.Tokens;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Tokens;

/// <summary>Who asks, by <c>Authorization: Bearer</c>. Used by the addresses of the API only: pages know cookies, and the API knows none.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IGrainFactory grains, WrongTokens wrong)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Token";

    public const string ScopeClaim = "scope";

    private const string Bearer = "Bearer ";

    private Explanation refusal = new("A token is needed", "Send a token of yours in the header 'Authorization: Bearer gas_…'. You make one on your profile page.", "/profile/tokens") { Code = "token-missing" };
    private TimeSpan? wait;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if (wrong.WaitOf(Context) is { } pause)
        {
            return TooMany(pause, "Too many wrong tokens were sent from your address.");
        }

        return BearerToken.TryParse(header[Bearer.Length..].Trim(), out var token)
            ? await AskAsync(token)
            : Wrong();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Context.Explain(refusal);
        if (wait is { } pause)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = refusal.Code == "token-missing" ? "Bearer realm=\"gas\"" : "Bearer realm=\"gas\", error=\"invalid_token\"";
        }

        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetMetadata<NeededScope>()?.Scope;
        Context.Explain(new("This token may not do that", $"It has not the scope '{ScopeWords.Name(needed ?? TokenScopes.None)}'. Make a token that has it on your profile page.", "/profile/tokens") { Code = "scope-missing" });
        Response.StatusCode = StatusCodes.Status403Forbidden;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"gas\", error=\"insufficient_scope\"";
        return Task.CompletedTask;
    }

    private async Task<AuthenticateResult> AskAsync(BearerToken token) => await grains.Tokens(token.User).AdmitAsync(token.Hash, Context.RequestAborted) switch
    {
        TokenAnswer.Admitted admitted => Admit(token, admitted.Scopes),
        TokenAnswer.TooOften often => TooMany(often.After, "Your scripts ask more often than this service allows."),
        TokenAnswer.Ended => Fail("token-ended", "This token's time is over", "Make a new one on your profile page."),
        _ => Wrong(),
    };

    private AuthenticateResult Admit(BearerToken token, TokenScopes scopes)
    {
        Context.Features.Set(token);
        var identity = new ClaimsIdentity([new(CurrentUser.IdClaim, token.User.ToString()), .. ScopeWords.All.Where(one => scopes.HasFlag(one.Scope)).Select(one => new Claim(ScopeClaim, one.Name))], SchemeName);
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }

    private AuthenticateResult Wrong()
    {
        wrong.Count(Context);
        return Fail("token-unknown", "This token is not known", "It is mistyped, or it was revoked. Make a new one on your profile page.");
    }

    private AuthenticateResult TooMany(TimeSpan pause, string why)
    {
        wait = pause;
        return Fail("too-many-requests", "Too many requests", $"{why} The header Retry-After says when to go on.");
    }

    private AuthenticateResult Fail(string code, string title, string text)
    {
        refusal = new(title, text, "/profile/tokens") { Code = code };
        return AuthenticateResult.Fail(title);
    }
}
