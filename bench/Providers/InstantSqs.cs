using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace GasOrleans.Bench.Providers;

/// <summary>As much of SQS as a message needs that is sent, received once and deleted; in memory, without waiting.</summary>
internal sealed class InstantSqs
{
    private readonly ConcurrentDictionary<string, Channel<string>> queues = new();
    private int numbers;

    public async Task<string> AnswerAsync(string operation, byte[] body, CancellationToken ct)
    {
        using var request = JsonDocument.Parse(body);
        var queue = queues.GetOrAdd(request.RootElement.GetProperty("QueueUrl").GetString()!, _ => Channel.CreateUnbounded<string>());
        return operation switch
        {
            "SendMessageBatch" => Successful(request, entry => Sent(queue, entry)),
            "ReceiveMessage" => await ReceiveAsync(queue.Reader, request.RootElement.GetProperty("MaxNumberOfMessages").GetInt32(), ct),
            _ => Successful(request, entry => new JsonObject { ["Id"] = entry.GetProperty("Id").GetString() }),
        };
    }

    private static string Successful(JsonDocument request, Func<JsonElement, JsonNode> done)
        => new JsonObject { ["Successful"] = new JsonArray([.. request.RootElement.GetProperty("Entries").EnumerateArray().Select(done)]) }.ToJsonString();

    private static JsonObject Sent(Channel<string> queue, JsonElement entry)
    {
        var body = entry.GetProperty("MessageBody").GetString()!;
        queue.Writer.TryWrite(body);
        return new JsonObject { ["Id"] = entry.GetProperty("Id").GetString(), ["MessageId"] = "m", ["MD5OfMessageBody"] = Md5(body) };
    }

    private async Task<string> ReceiveAsync(ChannelReader<string> queue, int most, CancellationToken ct)
    {
        await queue.WaitToReadAsync(ct);
        var messages = new JsonArray();
        while (messages.Count < most && queue.TryRead(out var body))
        {
            var id = FormattableString.Invariant($"m{Interlocked.Increment(ref numbers)}");
            messages.Add(new JsonObject
            {
                ["MessageId"] = id,
                ["ReceiptHandle"] = id,
                ["Body"] = body,
                ["MD5OfBody"] = Md5(body),
                ["Attributes"] = new JsonObject { ["SentTimestamp"] = "1700000000000", ["ApproximateReceiveCount"] = "1" },
            });
        }

        return new JsonObject { ["Messages"] = messages }.ToJsonString();
    }

    // SQS says it, and the SDK compares.
#pragma warning disable CA5351
    private static string Md5(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351
}
