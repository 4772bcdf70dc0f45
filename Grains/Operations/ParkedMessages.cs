using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace GasOrleans.Operations;

/// <summary>The dead-letter queue of each queue: a look at it, and the way back.</summary>
internal sealed class ParkedMessages(IAmazonSQS sqs)
{
    private const int Batch = 10;
    private const int LongestStart = 1000;

    /// <summary>More at once would outlast the page that waits for it; who asks again goes on.</summary>
    private const int Most = 1000;

    /// <summary>A look takes nothing.</summary>
    private const int Hidden = 0;

    /// <summary>So long a message that is sent again is ours.</summary>
    private const int Held = 60;

    public async Task<IReadOnlyList<ParkedMessage>> LookAsync(string queue, CancellationToken ct)
        => [.. (await ReceiveAsync(await UrlAsync($"{queue}-dead", ct), Hidden, ct)).Select(Shown)];

    /// <summary>Sends one or all again, each deleted when its queue has it: a crash in between sends it twice, which every reader bears.</summary>
    public async Task<int> RedriveAsync(string queue, string? id, CancellationToken ct)
    {
        var (from, to) = (await UrlAsync($"{queue}-dead", ct), await UrlAsync(queue, ct));
        var seen = new HashSet<string>();
        var count = 0;
        while (seen.Count < Most)
        {
            var messages = await ReceiveAsync(from, Held, ct);
            var news = messages.Where(message => seen.Add(message.MessageId)).ToList();
            foreach (var message in news.Where(message => id is null || message.MessageId == id))
            {
                await sqs.SendMessageAsync(Again(to, message), ct);
                await sqs.DeleteMessageAsync(from, message.ReceiptHandle, ct);
                count++;
            }

            if (news.Count == 0 || (id is not null && count > 0))
            {
                break;
            }
        }

        return count;
    }

    private static SendMessageRequest Again(string to, Message message) => new(to, message.Body)
    {
        MessageAttributes = message.MessageAttributes,
        MessageGroupId = message.Attributes?.GetValueOrDefault("MessageGroupId"),
    };

    private static ParkedMessage Shown(Message message) => new(
        message.MessageId,
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(message.Attributes["SentTimestamp"], CultureInfo.InvariantCulture)),
        int.Parse(message.Attributes["ApproximateReceiveCount"], CultureInfo.InvariantCulture),
        message.Body.Length > LongestStart ? message.Body[..LongestStart] : message.Body);

    private async Task<IReadOnlyList<Message>> ReceiveAsync(string url, int visibility, CancellationToken ct)
        => (await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest(url)
            {
                MaxNumberOfMessages = Batch,
                VisibilityTimeout = visibility,
                MessageAttributeNames = ["All"],
                MessageSystemAttributeNames = ["SentTimestamp", "ApproximateReceiveCount", "MessageGroupId"],
            },
            ct)).Messages ?? [];

    private async Task<string> UrlAsync(string name, CancellationToken ct) => (await sqs.GetQueueUrlAsync(name, ct)).QueueUrl;
}
