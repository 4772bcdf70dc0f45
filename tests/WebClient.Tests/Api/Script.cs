using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GasOrleans.Tokens;
using GasOrleans.Users;
using GasOrleans.WebClient.Tokens;

namespace GasOrleans.WebClient.Tests.Api;

/// <summary>A script of a person, with a token of theirs.</summary>
internal sealed class Script : IDisposable
{
    private readonly HttpClient http;

    private Script(Uri address, string? token)
    {
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
    }

    /// <summary>With a fresh token of this person.</summary>
    public static async Task<Script> OfAsync(WebServer web, UserId user, TokenScopes scopes = TokenScopes.All)
    {
        var token = BearerToken.New(user);
        Assert.Null(await web.Cluster.Grains.Tokens(user).AddAsync(token.Hash, "test", scopes, TimeSpan.FromDays(1), TestContext.Current.CancellationToken));
        return new(web.Address, token.Reveal());
    }

    /// <summary>With whatever is said to be a token.</summary>
    public static Script With(WebServer web, string? token) => new(web.Address, token);

    public async Task<HttpResponseMessage> AskAsync(string method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks, and takes the answer apart.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> JsonAsync(string method, string path, object? body = null, string? key = null)
    {
        using var answer = await AskAsync(method, path, body, key);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    /// <summary>Asks for what is refused: the status, and the problem's code.</summary>
    public async Task<(HttpStatusCode Status, string? Code)> ProblemAsync(string method, string path, object? body = null, string? key = null)
    {
        using var answer = await AskAsync(method, path, body, key);
        Assert.Equal((path, "application/problem+json"), (path, answer.Content.Headers.ContentType?.MediaType));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var code = problem.GetProperty("code").GetString();
        Assert.Equal($"/api#{code}", problem.GetProperty("type").GetString());
        return (answer.StatusCode, code);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    public void Dispose() => http.Dispose();
}
