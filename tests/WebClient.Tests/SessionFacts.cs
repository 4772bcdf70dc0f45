using GasOrleans.Users;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GasOrleans.WebClient.Tests;

public sealed class SessionFacts(WebServer web)
{
    private readonly FakeTimeProvider time = new(Given.Noon);

    [Fact]
    public void On_https_the_cookie_belongs_to_this_host_and_to_https()
    {
        var cookie = Options("https://gas.example.org").Cookie;
        Assert.Equal("__Host-gas", cookie.Name);
        Assert.Equal(CookieSecurePolicy.Always, cookie.SecurePolicy);
        Assert.Equal("/", cookie.Path);
        Assert.Null(cookie.Domain);
    }

    [Fact]
    public async Task A_session_that_is_used_ends_at_its_absolute_limit_all_the_same()
    {
        var options = Options("http://127.0.0.1:8080");
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton<IAuthenticationService, Nobody>().BuildServiceProvider() };
        var scheme = new AuthenticationScheme(Session.Scheme, null, typeof(CookieAuthenticationHandler));
        var principal = CurrentUser.Principal(new UserId("ada"), "Ada", Session.Scheme);
        var properties = new AuthenticationProperties();
        await options.Events.SigningIn(new(context, scheme, options, principal, properties, new()));

        Assert.NotNull(await ValidateAsync(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1)));
        Assert.Null(await ValidateAsync(TimeSpan.FromSeconds(1)));

        async Task<object?> ValidateAsync(TimeSpan later)
        {
            time.Advance(later);
            var check = new CookieValidatePrincipalContext(context, scheme, options, new(principal, properties, Session.Scheme));
            await options.Events.ValidatePrincipal(check);
            return check.Principal;
        }
    }

    private CookieAuthenticationOptions Options(string address)
    {
        var options = new CookieAuthenticationOptions();
        var signIn = Microsoft.Extensions.Options.Options.Create(new SignInOptions());
        new Session(Microsoft.Extensions.Options.Options.Create(new SiteOptions { Address = new(address) }), signIn, new(web.Cluster.Grains, signIn, time), time).Configure(options);
        return options;
    }

    private sealed class Nobody : IAuthenticationService
    {
        public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) => Task.FromResult(AuthenticateResult.NoResult());

        public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => Task.CompletedTask;

        public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => Task.CompletedTask;

        public Task SignInAsync(HttpContext context, string? scheme, System.Security.Claims.ClaimsPrincipal principal, AuthenticationProperties? properties) => Task.CompletedTask;

        public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => Task.CompletedTask;
    }
}
