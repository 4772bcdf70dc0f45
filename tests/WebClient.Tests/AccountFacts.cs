using System.Net;
using System.Text.Json;
using GasOrleans.Jobs;
using GasOrleans.Tokens;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests;

public sealed class AccountFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task What_is_here_and_what_is_allowed_is_shown()
    {
        using var browser = await web.SignedInAsync(user);
        web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Running));
        var page = await browser.ReadAsync("/profile/data");
        Assert.Contains("<dd>1 of 2 at once</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>3 MB</dd>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/profile/data\"", await browser.ReadAsync("/profile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_it_can_be_kept_and_nothing_of_others_is_in_it()
    {
        using var browser = await web.SignedInAsync(user);
        for (var i = 0; i < 60; i++)
        {
            web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Pending));
        }

        var job = web.World.Put(Given.ACompletedJobOf(user));
        web.World.Mails[job.Key] = [new(Given.Noon, "completed")];
        web.World.Tokens[user] = new() { ["hash-of-a-token"] = new("t", "laptop", TokenScopes.Read | TokenScopes.Submit, Given.Noon, Given.Window, null) };
        var other = web.World.Put(Given.ACompletedJobOf(Given.AUser()));
        using var answer = await browser.GetAsync("/profile/data/export");
        Assert.Equal("attachment; filename=\"my-data.json\"", answer.Content.Headers.ContentDisposition!.ToString());
        var text = await answer.TextAsync();
        var all = JsonDocument.Parse(text).RootElement;
        Assert.Equal($"{user}", all.GetProperty("person").GetProperty("id").GetString());
        Assert.Equal(61, all.GetProperty("annotations").GetArrayLength());
        var exported = all.GetProperty("annotations").EnumerateArray().Single(one => one.GetProperty("id").GetString() == $"{job.Key.Id}");
        Assert.Equal($"{web.Address}jobs/{job.Key.Id}/files/input", exported.GetProperty("files")[0].GetProperty("address").GetString());
        Assert.Equal("completed", exported.GetProperty("mails")[0].GetProperty("about").GetString());
        var token = Assert.Single(all.GetProperty("tokens").EnumerateArray());
        Assert.Equal(("laptop", "read submit"), (token.GetProperty("name").GetString(), token.GetProperty("scopes").GetString()));
        Assert.DoesNotContain("hash-of-a-token", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{other.Key.Id}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Amz", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_account_is_removed_when_the_word_was_typed_with_its_subscription_and_its_sessions()
    {
        using var browser = await web.SignedInAsync(user);
        using var elsewhere = await web.SignedInAsync(user);
        var customer = web.Stripe.Customer(user);
        await web.Cluster.Grains.User(user).KeepCustomerAsync(customer, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/profile/data/remove", ("word", "no"))).StatusCode);
        Assert.False(web.World.Removals.ContainsKey(user));

        var answer = await browser.PostAsync("/profile/data/remove", ("word", "Remove"));

        Assert.True(web.Stripe.Removed[customer]);
        var receipt = web.World.Removals[user].Receipt;
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync("/jobs")).StatusCode);
        var path = answer.Headers.Location!.ToString();
        Assert.DoesNotContain($"{user}", path, StringComparison.Ordinal);
        Assert.Contains("is being removed", await browser.ReadAsync(path), StringComparison.Ordinal);
        Assert.Contains("Your account is being removed", await (await browser.SignInAsync()).TextAsync(), StringComparison.Ordinal);

        web.World.Removals[user] = web.World.Removals[user] with { Jobs = 7, DoneAt = Given.Noon };
        var page = await browser.ReadAsync(path);
        Assert.Contains("Your account was removed", page, StringComparison.Ordinal);
        Assert.Contains("7 annotations went", page, StringComparison.Ordinal);
        Assert.Contains($"{receipt}", page, StringComparison.Ordinal);
        Assert.Equal("/", (await browser.SignInAsync()).Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?receipt=")]
    [InlineData("?receipt=abc")]
    [InlineData("?receipt=%00%ff")]
    public async Task A_receipt_that_is_none_of_ours_is_absent(string query)
    {
        using var browser = web.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/removed" + query)).StatusCode);
    }
}
