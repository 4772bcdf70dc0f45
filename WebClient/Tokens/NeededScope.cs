using GasOrleans.Tokens;
using Microsoft.AspNetCore.Authorization;

namespace GasOrleans.WebClient.Tokens;

/// <summary>What a token must be allowed for an address of the API; it stands in the endpoint's metadata for the document to say.</summary>
/// <param name="Scope">One scope.</param>
internal sealed record NeededScope(TokenScopes Scope);

/// <summary>How an address says so.</summary>
internal static class NeededScopes
{
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, TokenScopes scope)
        where TBuilder : IEndpointConventionBuilder
        => endpoint
            .WithMetadata(new NeededScope(scope))
            .RequireAuthorization(new AuthorizationPolicyBuilder(TokenAuthentication.SchemeName)
                .RequireClaim(TokenAuthentication.ScopeClaim, ScopeWords.Name(scope))
                .Build());
}
