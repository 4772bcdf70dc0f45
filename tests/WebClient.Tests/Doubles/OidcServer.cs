using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>An OpenID provider that signs in whomever the browser says it is, checks PKCE and single use of codes, and can be told to cheat.</summary>
public sealed class OidcServer : IAsyncDisposable
{
    public const string UserCookie = "signs-in-as";
    public const string NonceHeader = "X-Test-Nonce";
    public const string ClientId = "web";
    public const string ClientSecret = "loopback-only";

    private readonly ConcurrentDictionary<string, Grant> grants = new();
    private readonly ConcurrentDictionary<string, string> tokens = new();
    private readonly RSA rsa = RSA.Create(2048);
    private WebApplication? app;

    public Uri Address { get; } = new($"http://127.0.0.1:{Ports.Free()}");

    private string Issuer => Address.AbsoluteUri.TrimEnd('/');

    private RsaSecurityKey Key => new(rsa) { KeyId = "one" };

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add(Address.AbsoluteUri);
        app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["userinfo_endpoint"] = $"{Issuer}/userinfo",
            ["jwks_uri"] = $"{Issuer}/keys",
        });
        app.MapGet("/keys", () => new { keys = new[] { PublicKey() } });
        app.MapGet("/authorize", (Delegate)Authorize);
        app.MapPost("/token", (Delegate)TokenAsync);
        app.MapGet("/userinfo", (HttpRequest request)
            => new { sub = tokens[request.Headers.Authorization.ToString()["Bearer ".Length..]], name = "Ada <b>L</b>", email = "ada@example.org", organization = "Example" });
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        rsa.Dispose();
    }

    private Dictionary<string, string> PublicKey()
    {
        var parameters = rsa.ExportParameters(false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = "one",
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
    }

    private IResult Authorize(HttpContext context)
    {
        var asked = context.Request.Query;
        if (asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || asked["client_id"] != ClientId)
        {
            return Results.BadRequest();
        }

        var headers = context.Request.Headers;
        var code = Guid.NewGuid().ToString("N");
        var nonce = headers.TryGetValue(NonceHeader, out var other) ? other.ToString() : asked["nonce"].ToString();
        var user = context.Request.Cookies[UserCookie] ?? "someone";
        grants[code] = new(user, nonce, asked["code_challenge"]!, asked["redirect_uri"]!);
        return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"]!)}");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!grants.TryRemove(form["code"].ToString(), out var grant)
            || grant.Challenge != challenge || grant.RedirectUri != form["redirect_uri"] || form["client_secret"] != ClientSecret)
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        var idToken = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = ClientId,
            Claims = new Dictionary<string, object> { ["sub"] = grant.User, ["nonce"] = grant.Nonce },
            SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256),
        });
        var access = Guid.NewGuid().ToString("N");
        tokens[access] = grant.User;
        return Results.Ok(new { access_token = access, token_type = "Bearer", expires_in = 300, id_token = idToken });
    }

    private sealed record Grant(string User, string Nonce, string Challenge, string RedirectUri);
}
