using System.Net;
using System.Text.RegularExpressions;
using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Billing;
using GasOrleans.WebClient.Tokens;

namespace GasOrleans.WebClient.Tests.Api;

public sealed partial class TokenFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task A_token_is_shown_once_and_works_until_it_is_revoked_on_every_server()
    {
        using var browser = await web.SignedInAsync(user);
        await using var second = await web.AnotherAsync(BillingProvider.Stripe);
        var token = await MakeAsync(browser);
        Assert.DoesNotContain(token, await browser.ReadAsync("/profile/tokens"), StringComparison.Ordinal);
        using var script = Script.With(web, token);
        using var elsewhere = Script.With(second, token);
        Assert.Equal(HttpStatusCode.OK, (await script.AskAsync("GET", "/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.AskAsync("GET", "/api/v1/me")).StatusCode);

        var id = RevokeField().Match(await browser.ReadAsync("/profile/tokens")).Groups[1].Value;
        await browser.PostAsync("/profile/tokens/revoke", ("id", id));
        Assert.Equal((HttpStatusCode.Unauthorized, "token-unknown"), await script.ProblemAsync("GET", "/api/v1/me"));
        Assert.Equal((HttpStatusCode.Unauthorized, "token-unknown"), await elsewhere.ProblemAsync("GET", "/api/v1/me"));
    }

    [Fact]
    public async Task A_token_is_in_no_log_and_only_its_hash_reaches_the_cluster()
    {
        using var browser = await web.SignedInAsync(user);
        var token = await MakeAsync(browser);
        using var script = Script.With(web, token);
        await script.AskAsync("GET", "/api/v1/jobs");
        var secret = token[(token.IndexOf('.', StringComparison.Ordinal) + 1)..];
        Assert.Equal(43, secret.Length);
        Assert.DoesNotContain(secret, web.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(web.World.Tokens[user], one => one.Key.Contains(secret, StringComparison.Ordinal) || $"{one.Value}".Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_token_is_called_is_shown_as_text_and_what_cannot_be_made_is_said()
    {
        using var browser = await web.SignedInAsync(user);
        await browser.PostAsync("/profile/tokens", ("name", "<script>alert(1)</script>"), ("scope", "read"), ("days", "30"));
        Assert.Contains("&lt;script&gt;alert(1)", await browser.ReadAsync("/profile/tokens"), StringComparison.Ordinal);
        var refused = await browser.PostAsync("/profile/tokens", ("name", "x"), ("scope", "everything"), ("days", "30"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Choose at least one thing.", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_ended_says_so()
    {
        var token = BearerToken.New(user);
        await web.Cluster.Grains.Tokens(user).AddAsync(token.Hash, "old", GasOrleans.Tokens.TokenScopes.All, TimeSpan.FromDays(-1), TestContext.Current.CancellationToken);
        using var script = Script.With(web, token.Reveal());
        Assert.Equal((HttpStatusCode.Unauthorized, "token-ended"), await script.ProblemAsync("GET", "/api/v1/me"));
    }

    [Fact]
    public async Task Who_guesses_is_told_to_wait_before_the_cluster_is_asked()
    {
        await using var second = await web.AnotherAsync(BillingProvider.Stripe);
        using var guesser = Script.With(second, BearerToken.New(user).Reveal());
        using var owner = await Script.OfAsync(second, user);
        for (var guess = 0; guess < 20; guess++)
        {
            Assert.Equal((HttpStatusCode.Unauthorized, "token-unknown"), await guesser.ProblemAsync("GET", "/api/v1/me"));
        }

        using var answer = await guesser.AskAsync("GET", "/api/v1/me");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await owner.AskAsync("GET", "/api/v1/me")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gas_")]
    [InlineData("gas_ada")]
    [InlineData("gas_ada.")]
    [InlineData("gas_a/b.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("gas_ada.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("gas_ada.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ")]
    [InlineData("xyz_ada.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_token_is_not_asked_about(string text) => Assert.False(BearerToken.TryParse(text, out _));

    [Fact]
    public void A_token_reads_back_as_it_was_shown()
    {
        var token = BearerToken.New(new("a_b-c"));
        Assert.True(BearerToken.TryParse(token.Reveal(), out var read));
        Assert.Equal((token.User, token.Hash, token.Reveal()), (read.User, read.Hash, read.Reveal()));
        Assert.DoesNotContain(token.Reveal(), $"{token}", StringComparison.Ordinal);
    }

    private static async Task<string> MakeAsync(Browser browser)
    {
        var made = await browser.PostAsync("/profile/tokens", ("name", "laptop"), ("scope", "read"), ("days", "30"));
        Assert.True(made.Headers.CacheControl!.NoStore);
        return FreshField().Match(await made.TextAsync()).Groups[1].Value;
    }

    [GeneratedRegex("id=\"fresh\" value=\"([^\"]+)\"")]
    private static partial Regex FreshField();

    [GeneratedRegex("name=\"id\" value=\"([0-9a-f]{16})\"")]
    private static partial Regex RevokeField();
}
