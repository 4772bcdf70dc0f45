using GasOrleans.Jobs;
using GasOrleans.Tokens;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>The contract of a person's tokens.</summary>
internal sealed class TokensGrain(World world, TimeProvider time) : Grain, ITokensGrain
{
    private UserId Id => UserId.Parse(this.GetPrimaryKeyString());

    private Dictionary<string, ApiToken> Tokens => world.Tokens.GetOrAdd(Id, _ => []);

    public Task<TokenAnswer> AdmitAsync(string hash, CancellationToken ct) => Task.FromResult<TokenAnswer>(
        !Tokens.TryGetValue(hash, out var token) ? new TokenAnswer.Unknown()
        : token.EndsAt <= time.GetUtcNow() ? new TokenAnswer.Ended()
        : world.MustWait.TryGetValue(Id, out var wait) ? new TokenAnswer.TooOften(wait)
        : new TokenAnswer.Admitted(token.Scopes));

    public Task<bool> CountsAsync(string hash, CancellationToken ct) => Task.FromResult(Tokens.ContainsKey(hash));

    public Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<ApiToken>>([.. Tokens.Values]);

    public Task<Refusal?> AddAsync(string hash, string name, TokenScopes scopes, TimeSpan life, CancellationToken ct)
    {
        world.Act(Id);
        if (scopes == TokenScopes.None)
        {
            return Task.FromResult<Refusal?>(new Refusal.Invalid("scope", "Choose at least one thing."));
        }

        Tokens[hash] = new(hash[..16], name, scopes, time.GetUtcNow(), time.GetUtcNow() + life, null);
        return Task.FromResult<Refusal?>(null);
    }

    public Task<bool> RevokeAsync(string id, CancellationToken ct)
    {
        world.Act(Id);
        var hash = Tokens.SingleOrDefault(one => one.Value.Id == id).Key;
        return Task.FromResult(hash is not null && Tokens.Remove(hash));
    }

    public Task ForgetAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task KeepUseAsync() => throw new NotSupportedException();
}

/// <summary>The contract of what is kept of acts.</summary>
internal sealed class RepeatsGrain : Grain, IRepeatsGrain
{
    private readonly Dictionary<string, KeptAct> acts = [];

    public Task<KeptAct> BeginAsync(string key, string request, JobId job, CancellationToken ct)
    {
        var isNew = acts.TryAdd(key, new(request, job, IsRepeat: true));
        return Task.FromResult(acts[key] with { IsRepeat = !isNew });
    }

    public Task ForgetAsync(CancellationToken ct) => throw new NotSupportedException();
}
