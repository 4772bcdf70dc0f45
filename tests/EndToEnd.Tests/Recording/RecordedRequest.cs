using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace GasOrleans.EndToEnd.Tests.Recording;

/// <summary>What the readers look at of a request; its body only when it is not a file.</summary>
internal sealed record RecordedRequest(string Method, string Path, IReadOnlyDictionary<string, StringValues> Query, IReadOnlyDictionary<string, StringValues> Headers, byte[]? Body)
{
    /// <summary>The operation of the JSON protocols.</summary>
    public string Target => Headers.TryGetValue("X-Amz-Target", out var target) ? target.ToString()[(target.ToString().LastIndexOf('.') + 1)..] : "";

    public string Text => Encoding.UTF8.GetString(Body ?? []);

    public JsonElement Json => JsonDocument.Parse(Body ?? []).RootElement;

    public bool Asks(string parameter) => Query.ContainsKey(parameter);

    public static async Task<RecordedRequest> ReadAsync(HttpRequest request)
    {
        var isSmall = request.Headers.ContainsKey("X-Amz-Target") || (request.Method == "POST" && request.Query.ContainsKey("delete"));
        byte[]? body = null;
        if (isSmall)
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes);
            body = bytes.ToArray();
        }

        return new(
            request.Method,
            Uri.UnescapeDataString(request.Path.Value!),
            request.Query.ToDictionary(one => one.Key, one => one.Value),
            request.Headers.ToDictionary(one => one.Key, one => one.Value, StringComparer.OrdinalIgnoreCase),
            body);
    }
}
