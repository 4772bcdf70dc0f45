using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GasOrleans.WebClient.Tests;

public sealed class LimitFacts(WebServer web)
{
    [Fact]
    public async Task Who_asks_too_much_is_told_when_to_ask_again_and_others_are_served()
    {
        await using var strict = await web.AnotherAsync(("Limits:UserBurst", "8"), ("Limits:UserPerSecond", "1"));
        using var greedy = await strict.SignedInAsync(Given.AUser());
        using var other = await strict.SignedInAsync(Given.AUser());

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => greedy.GetAsync("/jobs")));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Headers.RetryAfter!.Delta);
        Assert.Contains("too many requests", await refused.TextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/jobs")).StatusCode);
        await Eventually.HoldsAsync(async () => (await greedy.GetAsync("/jobs")).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_that_asks_too_much_is_refused_whoever_it_says_it_is()
    {
        await using var strict = await web.AnotherAsync(("Limits:AddressBurst", "30"), ("Limits:AddressPerSecond", "1"));
        using var one = strict.Anonymous();
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => one.GetAsync("/")));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        using var api = await one.GetAsync("/api/uploads");
        if (api.StatusCode == HttpStatusCode.TooManyRequests)
        {
            Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
            Assert.Equal(429, (await api.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("status").GetInt32());
        }
    }
}
