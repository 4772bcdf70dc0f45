using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GasOrleans.Aws.Local.SignIn;

/// <summary>What is told about a person, by the scopes that were asked for.</summary>
internal static class UserClaims
{
    public const string Organization = "organization";

    public static ClaimsPrincipal Of(LocalUser user, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, user.Subject);
        identity.SetScopes(scopes);
        foreach (var (name, value) in Told(user, identity.GetScopes()))
        {
            identity.SetClaim(name, value);
        }

        identity.SetDestinations(_ => [Destinations.IdentityToken, Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }

    public static IEnumerable<(string Name, string Value)> Told(LocalUser user, IReadOnlyCollection<string> scopes)
    {
        if (scopes.Contains(Scopes.Profile))
        {
            yield return (Claims.Name, user.Name);
            yield return (Claims.PreferredUsername, user.Email);
            yield return (Organization, user.Organization);
        }

        if (scopes.Contains(Scopes.Email))
        {
            yield return (Claims.Email, user.Email);
        }
    }
}
