using System.Buffers;
using System.Text.Json;
using Orleans.Serialization;

namespace Orleans.Aws;

/// <summary>The official package's message body: bytes in a JSON object.</summary>
internal static class SqsBody
{
    private const string Payload = "payload";
    private const string Start = $"{{\"{Payload}\":\"";
    private const string End = "\"}";

    public static string Of(byte[] bytes)
    {
        var length = (bytes.Length + 2) / 3 * 4;
        return string.Create(Start.Length + length + End.Length, bytes, static (body, bytes) =>
        {
            Start.CopyTo(body);
            Convert.TryToBase64Chars(bytes, body[Start.Length..], out var written);
            End.CopyTo(body[(Start.Length + written)..]);
        });
    }

    /// <summary>Reads what <see cref="Of"/> wrote without parsing it, and any other form of the same JSON.</summary>
    public static T? Read<T>(string body, Serializer<T> serializer)
    {
        if (body.Length < Start.Length + End.Length || !body.StartsWith(Start, StringComparison.Ordinal) || !body.EndsWith(End, StringComparison.Ordinal))
        {
            return ReadJson(body, serializer);
        }

        var text = body.AsSpan(Start.Length..^End.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            return Convert.TryFromBase64Chars(text, bytes, out var length) ? serializer.Deserialize(bytes.AsSpan(0, length)) : ReadJson(body, serializer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static T? ReadJson<T>(string body, Serializer<T> serializer)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(Payload, out var payload)
            ? serializer.Deserialize(payload.GetBytesFromBase64())
            : throw new FormatException("The body is no JSON object with a payload.");
    }
}
