using Amazon.SQS;
using Amazon.SQS.Model;

namespace Orleans.Aws.Tests.Streaming;

/// <summary>Looks into queues.</summary>
internal static class SqsQueues
{
    public static async Task<string> UrlAsync(this IAmazonSQS sqs, string name) => (await sqs.GetQueueUrlAsync(name)).QueueUrl;

    /// <summary>Visible and in flight.</summary>
    public static async Task<(int Visible, int InFlight)> CountsAsync(this IAmazonSQS sqs, string name)
    {
        var found = await sqs.GetQueueAttributesAsync(await sqs.UrlAsync(name), [QueueAttributeName.All]);
        return (found.ApproximateNumberOfMessages, found.ApproximateNumberOfMessagesNotVisible);
    }

    public static async Task<IReadOnlyList<Message>> ReadAsync(this IAmazonSQS sqs, string name)
        => (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = await sqs.UrlAsync(name),
            MaxNumberOfMessages = 10,
            VisibilityTimeout = 0,
        })).Messages ?? [];
}
