using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GasOrleans.Cli.Api;

/// <summary>The service: asks, waits and asks again where that is due, and turns problems into failures. What changes something carries a key, so that asking again does nothing twice.</summary>
internal sealed class GasClient : IDisposable
{
    private const int Attempts = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PatienceForAnswers = TimeSpan.FromSeconds(60);

    private readonly HttpClient http;
    private readonly TimeProvider time;

    public GasClient(Uri address, string token, TimeProvider time)
    {
        this.time = time;
        Address = address;
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15) })
        {
            BaseAddress = new(address, "/api/v1/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("gas-cli/1");
    }

    public Uri Address { get; }

    public TimeProvider Time => time;

    public Task<JsonElement> GetAsync(string path, CancellationToken ct) => SendAsync(HttpMethod.Get, path, null, null, ct);

    public async Task<Job> JobAsync(string id, CancellationToken ct) => Job.Of(await GetAsync($"jobs/{Segment(id)}", ct));

    /// <summary>Asks for a change.</summary>
    /// <param name="method">How.</param>
    /// <param name="path">Of what.</param>
    /// <param name="body">With what.</param>
    /// <param name="key">The word for this act; a new one when it is not said.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<JsonElement> ChangeAsync(HttpMethod method, string path, object? body, string? key, CancellationToken ct)
        => SendAsync(method, path, body, key ?? Guid.NewGuid().ToString(), ct);

    /// <summary>Text as it is.</summary>
    public async Task<string> TextAsync(string path, CancellationToken ct)
    {
        using var answer = await AskAsync(HttpMethod.Get, path, null, null, ct);
        return await answer.Content.ReadAsStringAsync(ct);
    }

    /// <summary>An answer that goes on: its head is there, its body comes.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        await Problem.ThrowIfOneAsync(answer, ct);
        return answer;
    }

    /// <summary>A person's word as a part of an address.</summary>
    public static string Segment(string word) => word is "" or "." or ".." ? "-" : Uri.EscapeDataString(word);

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, string? key, CancellationToken ct)
    {
        using var answer = await AskAsync(method, path, body, key, ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, object? body, string? key, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await TryAsync(method, path, body, key, attempt == Attempts, ct);
            if (answer is not null && (attempt == Attempts || answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)))
            {
                await Problem.ThrowIfOneAsync(answer, ct);
                return answer;
            }

            var pause = answer?.Headers.RetryAfter?.Delta is { } asked && asked <= LongestPause ? asked : FirstPause * Math.Pow(2, attempt - 1);
            answer?.Dispose();
            await Task.Delay(pause, time, ct);
        }
    }

    private async Task<HttpResponseMessage?> TryAsync(HttpMethod method, string path, object? body, string? key, bool isLast, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var patience = new CancellationTokenSource(PatienceForAnswers, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
        }
        catch (HttpRequestException) when (!isLast)
        {
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return !isLast ? null : throw new Failure(Exit.Unavailable, "unreachable", string.Create(CultureInfo.InvariantCulture, $"{Address} did not answer within {PatienceForAnswers.TotalSeconds} s."));
        }
    }
}
