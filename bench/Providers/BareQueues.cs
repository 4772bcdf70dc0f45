using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace GasOrleans.Bench.Providers;

/// <summary>What the streams do with their queues, without streams: per queue one sender, one receiver and one deleter, ten messages a request.</summary>
internal sealed class BareQueues(AmazonSQSClient client, IReadOnlyList<string> urls, string body)
{
    private const int Batch = 10;

    /// <summary>Makes queues of its own, for messages of this body.</summary>
    public static async Task<BareQueues> CreateAsync(AmazonSQSClient client, string body)
    {
        var made = await Task.WhenAll(Enumerable.Range(0, ProviderSilo.Queues).Select(i => client.CreateQueueAsync(FormattableString.Invariant($"bare-{i}"))));
        return new BareQueues(client, [.. made.Select(one => one.QueueUrl)], body);
    }

    /// <summary>Sends so many messages and returns when all are deleted.</summary>
    public Task RunAsync(int messages)
        => Task.WhenAll(urls.SelectMany(url => new[] { Task.Run(() => SendAsync(url, messages / urls.Count)), Task.Run(() => TakeAsync(url, messages / urls.Count)) }));

    private async Task SendAsync(string url, int count)
    {
        for (var sent = 0; sent < count; sent += Batch)
        {
            await client.SendMessageBatchAsync(new SendMessageBatchRequest(url, [.. Enumerable.Range(0, Batch).Select(i => new SendMessageBatchRequestEntry(Id(i), body))]));
        }
    }

    private async Task TakeAsync(string url, int count)
    {
        Task deleting = Task.CompletedTask;
        for (var taken = 0; taken < count;)
        {
            var messages = (await client.ReceiveMessageAsync(new ReceiveMessageRequest
            {
                QueueUrl = url,
                MaxNumberOfMessages = Batch,
                WaitTimeSeconds = 20,
                MessageSystemAttributeNames = [MessageSystemAttributeName.ApproximateReceiveCount, MessageSystemAttributeName.SentTimestamp, MessageSystemAttributeName.SequenceNumber],
            })).Messages ?? [];
            taken += messages.Count;
            await deleting;
            deleting = messages.Count == 0 ? deleting : DeleteAsync(url, messages);
        }

        await deleting;
    }

    private Task<DeleteMessageBatchResponse> DeleteAsync(string url, List<Message> messages)
        => client.DeleteMessageBatchAsync(new DeleteMessageBatchRequest(url, [.. messages.Select((m, i) => new DeleteMessageBatchRequestEntry(Id(i), m.ReceiptHandle))]));

    private static string Id(int index) => index.ToString(CultureInfo.InvariantCulture);
}
