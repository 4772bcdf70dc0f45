using System.Net;
using System.Text.Json;

namespace GasOrleans.Cli.Api;

/// <summary>Problem details (RFC 9457), as the service answers what it does not do.</summary>
internal static class Problem
{
    public static async Task ThrowIfOneAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        using (answer)
        {
            var (code, detail) = Read(await answer.Content.ReadAsStringAsync(ct));
            throw new Failure(ExitOf(answer.StatusCode), code ?? $"http-{(int)answer.StatusCode}", detail ?? $"The service answered {(int)answer.StatusCode} {answer.ReasonPhrase}.");
        }
    }

    private static (string? Code, string? Detail) Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? (Text(json.RootElement, "code"), Text(json.RootElement, "detail")) : default;
        }
        catch (JsonException)
        {
            // Not our service's answer: a proxy's, perhaps.
            return default;
        }
    }

    private static string? Text(JsonElement json, string name)
        => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int ExitOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => Exit.NotSignedIn,
        HttpStatusCode.NotFound => Exit.NotFound,
        HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => Exit.Unavailable,
        _ => Exit.Refused,
    };
}
