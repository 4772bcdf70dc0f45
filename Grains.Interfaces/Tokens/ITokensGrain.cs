using GasOrleans.Jobs;
using Orleans.Concurrency;

namespace GasOrleans.Tokens;

/// <summary>
/// One person's tokens for scripts; its key is the person's id, which every token carries: one call finds a token, and what is
/// revoked here is revoked for every web server. It knows hashes only.
/// </summary>
[Alias("GasOrleans.ITokensGrain")]
public interface ITokensGrain : IGrainWithStringKey
{
    /// <summary>Somebody shows a token with a request: whether it counts, and whether the person has not asked too often.</summary>
    [Alias("Admit"), AlwaysInterleave]
    Task<TokenAnswer> AdmitAsync(string hash, CancellationToken ct);

    /// <summary>Whether a token that was admitted still counts: for answers that last long.</summary>
    [Alias("Counts"), AlwaysInterleave]
    Task<bool> CountsAsync(string hash, CancellationToken ct);

    /// <summary>The person's tokens, the newest first, those that ended too.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken ct);

    /// <summary>Keeps a new token.</summary>
    /// <param name="hash">SHA-256 of its secret, in lower-case hexadecimal.</param>
    /// <param name="name">What the person calls it.</param>
    /// <param name="scopes">What it may do.</param>
    /// <param name="life">How long it counts.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("Add")]
    Task<Refusal?> AddAsync(string hash, string name, TokenScopes scopes, TimeSpan life, CancellationToken ct);

    /// <summary>Ends a token for good; <see langword="false"/> when there is none of that id.</summary>
    [Alias("Revoke")]
    Task<bool> RevokeAsync(string id, CancellationToken ct);

    /// <summary>Removes all tokens, and what is kept of acts done with them: the person leaves.</summary>
    [Alias("Forget")]
    Task ForgetAsync(CancellationToken ct);

    /// <summary>Writes down when tokens were last used, as it is known by then.</summary>
    [Alias("KeepUse"), OneWay]
    Task KeepUseAsync();
}
