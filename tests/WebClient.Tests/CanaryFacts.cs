using System.Net;
using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Tests;

/// <summary>What people send stays with them: nothing of it is written to the log, whatever becomes of the request.</summary>
public sealed class CanaryFacts(WebServer web)
{
    private readonly string canary = $"canary{Guid.NewGuid():N}";

    [Fact]
    public async Task Nothing_that_a_person_or_a_stranger_sends_is_written_to_the_log()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var id = JobId.New(TimeProvider.System);
        await browser.PostJsonAsync("/api/jobs", new { id = $"{id}", fileName = canary + ".vcf", genome = "tb-h37rv", bytes = 120 * 1024, modifiedAt = 1 });
        await browser.PostJsonAsync("/api/jobs", new { id = $"{JobId.New(TimeProvider.System)}", fileName = canary + "/x", genome = canary });
        await browser.PostJsonAsync("/api/jobs", new { id = canary, fileName = new { canary } });
        await browser.PostJsonAsync($"/api/jobs/{id}/upload/parts", new { parts = new[] { new { number = 1, sum = Convert.ToBase64String(new byte[32]) } } });
        await browser.PostJsonAsync($"/api/jobs/{id}/uploaded", new { sum = canary });
        await browser.PostAsync("/profile", ("name", canary), ("institution", new string('x', 300) + canary));
        await browser.PostAsync("/profile/email", ("email", $"{canary}@example.org"));
        await browser.PostAsync("/profile/email/confirm", ("key", canary));
        await browser.PostAsync("/profile/data/remove", ("word", canary));
        await browser.PostAsync("/mail/stop?user=ada&kind=Completed&key=" + canary);
        foreach (var path in new[] { "/jobs?after=", "/jobs/", "/sign-in?next=/", "/removed?receipt=", "/profile?done=", "/no/such/", "/signin-oidc?state=x&code=" })
        {
            await browser.GetAsync(path + canary);
        }

        using var strange = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new StringContent($"{{\"{canary}\":1}}") };
        strange.Headers.Add("Stripe-Signature", canary);
        strange.Headers.Add("Authorization", $"Bearer {canary}");
        strange.Headers.Add("X-Form-Token", canary);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(strange)).StatusCode);

        Assert.Contains("Application started", web.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(canary, web.Log.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-Amz-Signature", web.Log.Text, StringComparison.OrdinalIgnoreCase);
    }
}
