using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GasOrleans.Aws.Local.SignIn;

/// <summary>
/// The identity provider in place of Globus: code flow with PKCE; like Globus it says nothing of <c>email_verified</c> and has no
/// end-session endpoint. It keeps no state (OpenIddict's degraded mode): codes and tokens outlive a restart because its keys do.
/// </summary>
internal static class SignInServer
{
    public static Task<LoopbackSite> StartAsync(int port, SignInClient client, string signingKey, CancellationToken cancellationToken) => LoopbackSite.StartAsync(
        port,
        builder =>
        {
            // Nothing here is protected by it; without this, it would leave keys in the home folder.
            builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
            builder.Services.AddOpenIddict().AddServer(server => Configure(server, LocalPorts.Address(port), client, signingKey));
        },
        app =>
        {
            app.UseAuthentication();
            app.MapSignInPage();
            app.MapUserInfo();
        },
        cancellationToken);

    private static void Configure(OpenIddictServerBuilder server, Uri issuer, SignInClient client, string signingKey)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(signingKey);
        server.EnableDegradedMode()
            .SetIssuer(issuer)
            .SetAuthorizationEndpointUris("authorize")
            .SetTokenEndpointUris("token")
            .SetUserInfoEndpointUris("userinfo")
            .AllowAuthorizationCodeFlow()
            .RequireProofKeyForCodeExchange()
            .RegisterScopes(Scopes.Profile, Scopes.Email)
            .RegisterClaims(Claims.Subject, Claims.Name, Claims.PreferredUsername, Claims.Email, UserClaims.Organization)
            .AddSigningKey(new RsaSecurityKey(rsa))
            .AddEncryptionKey(new SymmetricSecurityKey(SHA256.HashData(Encoding.ASCII.GetBytes(signingKey))))
            .AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context => CheckRedirect(context, client)))
            .AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context => CheckSecret(context, client)));
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableUserInfoEndpointPassthrough().DisableTransportSecurityRequirement();
    }

    private static ValueTask CheckRedirect(OpenIddictServerEvents.ValidateAuthorizationRequestContext context, SignInClient client)
    {
        if (context.ClientId != client.Id)
        {
            context.Reject(Errors.InvalidClient, $"The only client here is {client.Id}.");
        }
        else if (!client.Redirects.Any(known => known.AbsoluteUri == context.RedirectUri))
        {
            context.Reject(Errors.InvalidRequest, $"{context.RedirectUri} is not a redirect address of {client.Id}: {string.Join(", ", client.Redirects)}.");
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask CheckSecret(OpenIddictServerEvents.ValidateTokenRequestContext context, SignInClient client)
    {
        var same = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(client.Secret), Encoding.UTF8.GetBytes(context.ClientSecret ?? ""));
        if (context.ClientId != client.Id || !same)
        {
            context.Reject(Errors.InvalidClient, "The client's id or secret is wrong.");
        }

        return ValueTask.CompletedTask;
    }
}
