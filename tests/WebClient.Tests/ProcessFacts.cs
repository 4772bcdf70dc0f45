using System.Diagnostics;
using System.Net;
using GasOrleans.WebClient.Tests.Doubles;

namespace GasOrleans.WebClient.Tests;

/// <summary>The program itself, started as an operator starts it.</summary>
public sealed class ProcessFacts
{
    [Fact]
    public async Task With_wrong_settings_it_refuses_to_start_and_names_every_wrong_field()
    {
        using var process = Start(new()
        {
            ["ASPNETCORE_URLS"] = "http://0.0.0.0:0",
            ["Site__TrustedProxies__0"] = "everyone",
            ["SignIn__Authority"] = "http://login.example.org",
            ["SignIn__SignOutUrl"] = "/bye",
            ["SignIn__Idle"] = "00:00:00",
            ["SignIn__Absolute"] = "-1",
            ["Billing__Provider"] = "Stripe",
            ["Buckets__Inputs"] = "",
            ["Keys__Bucket"] = "",
        });
        var ct = TestContext.Current.CancellationToken;
        var said = await process.StandardOutput.ReadToEndAsync(ct) + await process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        Assert.Equal(1, process.ExitCode);
        foreach (var field in new[]
        {
            "Site:Address", "Site:TrustedProxies", "SignIn:Authority", "SignIn:ClientId", "SignIn:ClientSecret", "SignIn:SignOutUrl",
            "SignIn:Idle", "SignIn:Absolute", "Billing:Stripe:SecretKey", "Billing:Stripe:WebhookSecret", "Billing:Stripe:Price", "Buckets:Inputs", "Keys:Bucket", "Keys:Secrets",
        })
        {
            Assert.Contains(field, said, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_silo_it_starts_serves_what_it_can_and_says_that_it_is_not_ready()
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var keys = Directory.CreateTempSubdirectory("gas-web-tests-");
        using var process = Start(new()
        {
            ["ASPNETCORE_URLS"] = address.AbsoluteUri,
            ["SignIn__Authority"] = "http://127.0.0.1:1",
            ["SignIn__ClientId"] = "web",
            ["SignIn__ClientSecret"] = "loopback-only",
            ["Buckets__ForcePathStyle"] = "true",
            ["Keys__Folder"] = keys.FullName,
            ["Keys__Secrets__0"] = Convert.ToBase64String(new byte[32]),
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ENDPOINT_URL_S3"] = "http://127.0.0.1:1",
        });
        try
        {
            using var browser = new Browser(address, null);
            await Eventually.HoldsAsync(() => AnswersAsync(browser));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/lib/site.css")).StatusCode);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.GetAsync("/health/ready")).StatusCode);
            var signIn = await browser.GetAsync("/sign-in");
            Assert.Equal(HttpStatusCode.InternalServerError, signIn.StatusCode);
            Assert.Contains("Sign-in cannot be reached", await signIn.TextAsync(), StringComparison.Ordinal);

            using var terminate = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            process.Kill();
            keys.Delete(recursive: true);
        }
    }

    private static async Task<bool> AnswersAsync(Browser browser)
    {
        try
        {
            return (await browser.GetAsync("/health/live")).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Process Start(Dictionary<string, string> environment)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "GasOrleans.WebClient.dll");
        var start = new ProcessStartInfo("dotnet", [program])
        {
            // Elsewhere: the program finds its settings and pages by itself.
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing of the tester's own settings: only what a program needs to run at all.
        foreach (var name in start.Environment.Keys.Where(k => k is not ("PATH" or "HOME") && !k.StartsWith("DOTNET_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
