using GasOrleans.Jobs;
using GasOrleans.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GasOrleans.Tokens;

/// <summary>One person's tokens. Showing one never waits for a write.</summary>
internal sealed class TokensGrain(
    [PersistentState("tokens")] IPersistentState<TokensState> stored,
    IOptions<ApiOptions> options,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock) : Grain, ITokensGrain
{
    private const int Most = 20;
    private const int LongestName = 100;
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);
    private static readonly TimeSpan UseIsKeptEvery = TimeSpan.FromMinutes(5);

    private readonly RequestBucket bucket = new(options.Value, clock);
    private readonly Dictionary<string, DateTimeOffset> used = [];

    /// <summary>What is written: what is shown meanwhile must not be told what may still fail.</summary>
    private TokensState state = new();
    private bool isKeepingUse;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        state = stored.State;
        return Task.CompletedTask;
    }

    public async Task<TokenAnswer> AdmitAsync(string hash, CancellationToken ct)
    {
        if (Find(hash) is not { } token)
        {
            return new TokenAnswer.Unknown();
        }

        var now = clock.GetUtcNow();
        if (token.EndsAt <= now)
        {
            return new TokenAnswer.Ended();
        }

        if (bucket.TakeOrWait() is { } wait)
        {
            return new TokenAnswer.TooOften(wait);
        }

        await UsedAsync(token, now);
        return new TokenAnswer.Admitted(token.Scopes);
    }

    public Task<bool> CountsAsync(string hash, CancellationToken ct)
        => Task.FromResult(Find(hash) is { } token && token.EndsAt > clock.GetUtcNow());

    public Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken ct)
        => Task.FromResult<IReadOnlyList<ApiToken>>([.. state.Tokens.Reverse().Select(one => WithUse(one).Token)]);

    public async Task<Refusal?> AddAsync(string hash, string name, TokenScopes scopes, TimeSpan life, CancellationToken ct)
    {
        if (WhyNot(name, scopes, life) is { } refusal)
        {
            return refusal;
        }

        if (Find(hash) is null)
        {
            var now = clock.GetUtcNow();
            await WriteAsync(new() { Tokens = [.. state.Tokens, new(hash, new(hash[..16], name.Trim(), scopes, now, now + life, null))] }, ct);
        }

        return null;
    }

    public async Task<bool> RevokeAsync(string id, CancellationToken ct)
    {
        var left = state.Tokens.RemoveAll(one => one.Token.Id == id);
        var isKnown = left.Length < state.Tokens.Length;
        if (isKnown)
        {
            await WriteAsync(new() { Tokens = left }, ct);
        }

        return isKnown;
    }

    public async Task ForgetAsync(CancellationToken ct)
    {
        DeactivateOnIdle();
        await Task.WhenAll(GrainFactory.Repeats(UserId.Parse(this.GetPrimaryKeyString())).Select(acts => acts.ForgetAsync(ct)));
        state = new();
        used.Clear();
        if (stored.RecordExists)
        {
            await stored.ClearStateAsync(ct);
        }
    }

    public async Task KeepUseAsync()
    {
        try
        {
            await WriteAsync(new() { Tokens = [.. state.Tokens.Select(WithUse)] }, CancellationToken.None);
        }
        finally
        {
            isKeepingUse = false;
        }
    }

    private ApiToken? Find(string hash) => state.Tokens.FirstOrDefault(one => SecretKey.AreEqual(one.Hash, hash))?.Token;

    private async Task UsedAsync(ApiToken token, DateTimeOffset now)
    {
        used[token.Id] = now;
        if (!isKeepingUse && (token.LastUsedAt is not { } kept || now - kept >= UseIsKeptEvery))
        {
            isKeepingUse = true;
            await this.AsReference<ITokensGrain>().KeepUseAsync(); // one way: a turn of its own writes it
        }
    }

    private StoredToken WithUse(StoredToken one)
        => used.TryGetValue(one.Token.Id, out var at) ? one with { Token = one.Token with { LastUsedAt = at } } : one;

    private Refusal.Invalid? WhyNot(string name, TokenScopes scopes, TimeSpan life)
        => string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl)
            ? new("name", $"Give the token a name of at most {LongestName} characters, so that you know it again.")
        : scopes == TokenScopes.None || (scopes & ~TokenScopes.All) != 0
            ? new("scope", "Choose at least one thing that the token may do.")
        : life <= TimeSpan.Zero || life > LongestLife
            ? new("days", "A token lives for 1 to 366 days.")
        : state.Tokens.Length >= Most
            ? new("name", $"You have {Most} tokens; revoke one that you do not need any more.")
        : null;

    private async Task WriteAsync(TokensState next, CancellationToken ct)
    {
        try
        {
            stored.State = next;
            await stored.WriteStateAsync(ct);
            state = next;
        }
        catch
        {
            DeactivateOnIdle(); // what was not written must not outlive the exception
            throw;
        }
    }
}
