using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using GasOrleans.Aws.Local;
using GasOrleans.Aws.Local.SignIn;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GasOrleans.Aws.Tests.Local;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Verifier = "a-verifier-of-at-least-forty-three-characters-x";
    private readonly string state = Directory.CreateTempSubdirectory("gas-tests-").FullName;
    private readonly HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true });
    private LocalCloud? cloud;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Uri Issuer => LocalPorts.Address(cloud!.Ports.SignIn);

    private string Redirect => $"http://127.0.0.1:{cloud!.Ports.Web}/signin-oidc";

    public async ValueTask InitializeAsync() => cloud = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await cloud!.DisposeAsync();
        Directory.Delete(state, recursive: true);
    }

    [Fact]
    public async Task A_person_who_is_chosen_is_the_one_in_the_token()
    {
        var page = await browser.GetStringAsync(Authorize(), Stop);
        Assert.All(LocalUser.All, user => Assert.Contains(user.Name, page, StringComparison.Ordinal));

        using var answer = await ExchangeAsync(await CodeAsync(LocalUser.Grace));
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        var read = await ReadAsync(tokens.GetProperty("id_token").GetString()!);
        Assert.Equal(LocalUser.Grace.Subject, read.Subject);
        Assert.Equal("Grace Premium", read.GetClaim("name").Value);
        Assert.Equal("grace@example.org", read.GetClaim("email").Value);
        Assert.Equal("University of Somewhere", read.GetClaim("organization").Value);
        Assert.Equal("n-1", read.GetClaim("nonce").Value);
        Assert.False(read.TryGetClaim("email_verified", out _));

        var told = await UserInfoAsync(tokens.GetProperty("access_token").GetString()!);
        Assert.Equal(LocalUser.Grace.Subject, told.GetProperty("sub").GetString());
        Assert.Equal("University of Somewhere", told.GetProperty("organization").GetString());
    }

    [Fact]
    public async Task Codes_tokens_and_keys_outlive_a_restart()
    {
        using var answer = await ExchangeAsync(await CodeAsync(LocalUser.Ada));
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        var code = await CodeAsync(LocalUser.Ben);

        await cloud!.DisposeAsync();
        cloud = await StartAsync();

        Assert.Equal(LocalUser.Ada.Subject, (await ReadAsync(tokens.GetProperty("id_token").GetString()!)).Subject);
        Assert.Equal(LocalUser.Ada.Subject, (await UserInfoAsync(tokens.GetProperty("access_token").GetString()!)).GetProperty("sub").GetString());
        using var late = await ExchangeAsync(code);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
    }

    [Fact]
    public async Task Like_Globus_it_announces_no_end_session_and_asks_for_a_proof_key()
    {
        var announced = await browser.GetFromJsonAsync<JsonElement>(new Uri(Issuer, ".well-known/openid-configuration"), Stop);
        Assert.Equal(Issuer.AbsoluteUri, announced.GetProperty("issuer").GetString());
        Assert.False(announced.TryGetProperty("end_session_endpoint", out _));
        using var unproven = await browser.GetAsync(Authorize(proof: false, user: LocalUser.Ada.Subject), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, unproven.StatusCode);
        Assert.Contains("code_challenge", await unproven.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_secret", "invalid_client")]
    [InlineData("code_verifier", "invalid_grant")]
    [InlineData("code", "invalid_grant")]
    public async Task A_code_is_worth_nothing_with_the_wrong_secret_or_proof(string field, string error)
    {
        using var answer = await ExchangeAsync(await CodeAsync(LocalUser.Ada), field);
        Assert.Equal(error, (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task Nobody_is_sent_to_an_address_that_is_not_the_web_clients()
    {
        var address = Authorize(user: LocalUser.Ada.Subject).AbsoluteUri.Replace(Uri.EscapeDataString(Redirect), Uri.EscapeDataString("http://evil.example/"), StringComparison.Ordinal);
        using var answer = await browser.GetAsync(new Uri(address), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Fact]
    public async Task What_was_asked_comes_back_escaped()
    {
        var page = await browser.GetStringAsync(new Uri(Authorize().AbsoluteUri + "&state=%22%3E%3Cscript%3E"), Stop);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    private Uri Authorize(bool proof = true, string? user = null)
    {
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        var query = $"authorize?client_id=gas-web&response_type=code&scope=openid%20profile%20email&nonce=n-1&redirect_uri={Uri.EscapeDataString(Redirect)}";
        return new Uri(Issuer, query + (proof ? $"&code_challenge={challenge}&code_challenge_method=S256" : "") + (user is null ? "" : $"&user={user}"));
    }

    private async Task<string> CodeAsync(LocalUser user)
    {
        using var answer = await browser.GetAsync(Authorize(user: user.Subject), Stop);
        Assert.StartsWith(Redirect, answer.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        return HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"]!;
    }

    private async Task<HttpResponseMessage> ExchangeAsync(string code, string? wrong = null)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = "gas-web",
            ["client_secret"] = cloud!.ClientSecret,
            ["code"] = code,
            ["code_verifier"] = Verifier,
            ["redirect_uri"] = Redirect,
        };
        if (wrong is not null)
        {
            fields[wrong] = "wrong-and-at-least-forty-three-characters-long-xx";
        }

        using var form = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(new Uri(Issuer, "token"), form, Stop);
    }

    private async Task<JsonWebToken> ReadAsync(string token)
    {
        var keys = new JsonWebKeySet(await browser.GetStringAsync(new Uri(Issuer, ".well-known/jwks"), Stop));
        var rules = new TokenValidationParameters { ValidIssuer = Issuer.AbsoluteUri, ValidAudience = "gas-web", IssuerSigningKeys = keys.GetSigningKeys() };
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(token, rules);
        Assert.True(read.IsValid, read.Exception?.Message);
        return (JsonWebToken)read.SecurityToken;
    }

    private async Task<JsonElement> UserInfoAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Issuer, "userinfo"));
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await browser.SendAsync(request, Stop);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    private Task<LocalCloud> StartAsync() => LocalCloud.StartAsync(new LocalCloudOptions { StateFolder = state, Parts = LocalCloudParts.SignIn, CreateResources = false }, Stop);
}
