using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using GasOrleans.Users;
using GasOrleans.WebClient.Tests.Doubles;

namespace GasOrleans.WebClient.Tests;

/// <summary>What a browser does: keeps cookies, fills in forms, and goes where it is told only when told to.</summary>
public sealed partial class Browser(Uri address, UserId? user) : IDisposable
{
    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, CookieContainer = CookiesOf(address, user) };
    private HttpClient? client;

    private HttpClient Http => client ??= new(handler, disposeHandler: false) { BaseAddress = address };

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public Task<string> ReadAsync(string path) => Http.GetStringAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Goes to the sign-in server and back, and returns the last answer: the one that signs in, or not.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string next = "/", string? nonce = null)
        => await Http.GetAsync(await WayBackAsync(next, nonce));

    /// <summary>Goes to the sign-in server, and returns the address that it sends the browser back to.</summary>
    public async Task<Uri> WayBackAsync(string next = "/", string? nonce = null)
    {
        var asked = await GetAsync($"/sign-in?next={Uri.EscapeDataString(next)}");
        using var toServer = new HttpRequestMessage(HttpMethod.Get, asked.Headers.Location);
        if (nonce is not null)
        {
            toServer.Headers.Add(OidcServer.NonceHeader, nonce);
        }

        var back = await Http.SendAsync(toServer);
        return back.Headers.Location!;
    }

    /// <summary>The token of the forms on a page.</summary>
    public async Task<string> TokenAsync(string page = "/submit") => TokenField().Match(await ReadAsync(page)).Groups[1].Value;

    /// <summary>Posts a form with its token.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var all = fields.Append(("__RequestVerificationToken", await TokenAsync()));
        using var form = new FormUrlEncodedContent(all.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await Http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    /// <summary>As somebody who got hold of another browser's cookies.</summary>
    public void TakeCookiesOf(Browser other)
    {
        ArgumentNullException.ThrowIfNull(other);
        handler.CookieContainer.Add(other.handler.CookieContainer.GetCookies(address));
    }

    /// <summary>Posts as our script does.</summary>
    public Task<HttpResponseMessage> PostJsonAsync(string path, object body) => SendJsonAsync(HttpMethod.Post, path, body);

    /// <summary>Asks as our script does.</summary>
    public async Task<HttpResponseMessage> SendJsonAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Form-Token", await TokenAsync());
        return await Http.SendAsync(request);
    }

    public void Dispose()
    {
        client?.Dispose();
        handler.Dispose();
    }

    // Cookies know no ports: the sign-in server is on the same host.
    private static CookieContainer CookiesOf(Uri address, UserId? user)
    {
        var cookies = new CookieContainer();
        if (user is { } who)
        {
            cookies.Add(address, new Cookie(OidcServer.UserCookie, who.ToString()));
        }

        return cookies;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex TokenField();
}
