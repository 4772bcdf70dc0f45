using GasOrleans.Jobs;
using GasOrleans.Tokens;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Users;

[Collection(Cluster.OneAtATime)]
public class TokensGrainTests(Cluster cluster)
{
    private const int Burst = 120;
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    private readonly UserId user = new($"u{Guid.NewGuid():N}");
    private readonly string hash = Hash();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ITokensGrain Tokens => cluster.Grains.Tokens(user);

    [Fact]
    public async Task A_token_counts_with_its_scopes_until_it_ends_and_survives_its_silo()
    {
        Assert.Null(await Tokens.AddAsync(hash, " laptop ", TokenScopes.Read | TokenScopes.Delete, Month, Ct));
        await DeactivateAsync();
        Assert.Equal(new TokenAnswer.Admitted(TokenScopes.Read | TokenScopes.Delete), await Tokens.AdmitAsync(hash, Ct));
        Assert.Equal("laptop", Assert.Single(await Tokens.ListAsync(Ct)).Name);
        cluster.Clock.Advance(Month);
        Assert.Equal(new TokenAnswer.Ended(), await Tokens.AdmitAsync(hash, Ct));
        Assert.False(await Tokens.CountsAsync(hash, Ct));
    }

    [Fact]
    public async Task What_was_never_kept_and_what_was_revoked_are_unknown()
    {
        Assert.Equal(new TokenAnswer.Unknown(), await Tokens.AdmitAsync(hash, Ct));
        await Tokens.AddAsync(hash, "laptop", TokenScopes.Read, Month, Ct);
        var id = Assert.Single(await Tokens.ListAsync(Ct)).Id;
        Assert.True(await Tokens.RevokeAsync(id, Ct));
        Assert.Equal(new TokenAnswer.Unknown(), await Tokens.AdmitAsync(hash, Ct));
        Assert.False(await Tokens.RevokeAsync(id, Ct));
        await DeactivateAsync();
        Assert.Equal(new TokenAnswer.Unknown(), await Tokens.AdmitAsync(hash, Ct));
    }

    [Fact]
    public async Task A_token_whose_write_failed_does_not_count()
    {
        cluster.Writes[Tokens.GetGrainId().ToString()] = true;
        await Assert.ThrowsAnyAsync<Exception>(() => Tokens.AddAsync(hash, "laptop", TokenScopes.Read, Month, Ct));
        Assert.Equal(new TokenAnswer.Unknown(), await Tokens.AdmitAsync(hash, Ct));
    }

    [Fact]
    public async Task The_last_use_is_seen_at_once_and_written_down_only_every_few_minutes()
    {
        await Tokens.AddAsync(hash, "laptop", TokenScopes.Read, Month, Ct);
        await Tokens.AdmitAsync(hash, Ct);
        var first = cluster.Clock.GetUtcNow();
        Assert.Equal(first, Assert.Single(await Tokens.ListAsync(Ct)).LastUsedAt);

        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        await Tokens.AdmitAsync(hash, Ct);
        await DeactivateAsync();
        Assert.Equal(first, Assert.Single(await Tokens.ListAsync(Ct)).LastUsedAt);

        cluster.Clock.Advance(TimeSpan.FromMinutes(5));
        await Tokens.AdmitAsync(hash, Ct);
        await DeactivateAsync();
        Assert.Equal(cluster.Clock.GetUtcNow(), Assert.Single(await Tokens.ListAsync(Ct)).LastUsedAt);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_how_long_to_wait_whichever_token_they_show()
    {
        var other = Hash();
        await Tokens.AddAsync(hash, "one", TokenScopes.Read, Month, Ct);
        await Tokens.AddAsync(other, "two", TokenScopes.Read, Month, Ct);
        for (var request = 0; request < Burst; request++)
        {
            Assert.IsType<TokenAnswer.Admitted>(await Tokens.AdmitAsync(request % 2 == 0 ? hash : other, Ct));
        }

        var wait = Assert.IsType<TokenAnswer.TooOften>(await Tokens.AdmitAsync(other, Ct)).After;
        Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(101));
        cluster.Clock.Advance(wait + TimeSpan.FromMilliseconds(1));
        Assert.IsType<TokenAnswer.Admitted>(await Tokens.AdmitAsync(other, Ct));
    }

    [Theory]
    [InlineData("", TokenScopes.Read, 30, "name")]
    [InlineData("a\nb", TokenScopes.Read, 30, "name")]
    [InlineData("a", TokenScopes.None, 30, "scope")]
    [InlineData("a", (TokenScopes)64, 30, "scope")]
    [InlineData("a", TokenScopes.Read, 0, "days")]
    [InlineData("a", TokenScopes.Read, 367, "days")]
    public async Task What_cannot_be_a_token_is_refused_with_the_field(string name, TokenScopes scopes, int days, string field)
    {
        var refusal = await Tokens.AddAsync(hash, name, scopes, TimeSpan.FromDays(days), Ct);
        Assert.Equal(field, Assert.IsType<Refusal.Invalid>(refusal).Field);
        Assert.Empty(await Tokens.ListAsync(Ct));
    }

    [Fact]
    public async Task A_person_has_twenty_tokens_at_the_most()
    {
        for (var token = 0; token < 20; token++)
        {
            Assert.Null(await Tokens.AddAsync(Hash(), $"t{token}", TokenScopes.Read, Month, Ct));
        }

        Assert.IsType<Refusal.Invalid>(await Tokens.AddAsync(Hash(), "one more", TokenScopes.Read, Month, Ct));
        Assert.Equal("t19", (await Tokens.ListAsync(Ct))[0].Name);
    }

    [Fact]
    public async Task An_act_is_kept_once_for_a_day_and_nothing_is_left_of_a_person_who_leaves()
    {
        var (key, request, now) = (Hash(), Hash(), cluster.Clock.GetUtcNow());
        var acts = cluster.Grains.Repeats(user, key);
        var first = await acts.BeginAsync(key, request, JobId.New(cluster.Clock), Ct);
        Assert.False(first.IsRepeat);
        Assert.Equal(first with { IsRepeat = true }, await acts.BeginAsync(key, Hash(), JobId.New(cluster.Clock), Ct));
        cluster.Clock.Advance(TimeSpan.FromDays(1));
        var next = await acts.BeginAsync(key, request, JobId.New(cluster.Clock), Ct);
        Assert.False(next.IsRepeat);

        await Tokens.AddAsync(hash, "laptop", TokenScopes.Read, Month, Ct);
        await Tokens.ForgetAsync(Ct);
        Assert.Empty(await Tokens.ListAsync(Ct));
        Assert.False((await acts.BeginAsync(key, request, JobId.New(cluster.Clock), Ct)).IsRepeat);
    }

    private static string Hash() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    private async Task DeactivateAsync()
        => await Tokens.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle(Ct);
}
