using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;

namespace Orleans.Aws;

internal sealed partial class SqsReceiver
{
    /// <summary>
    /// Waits for messages, or for the end. At the end the request is left, not aborted (<see cref="SqsLastPolls"/>): what it brings is given back at once.
    /// </summary>
    private async Task<List<Message>> PollAsync(int count, CancellationToken ct)
    {
        var poll = client.ReceiveMessageAsync(Request(count), CancellationToken.None).CountedAsync(AwsOperations.ReceiveMessage, queue.Name);
        try
        {
            return (await poll.WaitAsync(ct)).Messages ?? [];
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            lastPolls.Add(GiveBackLateAsync(poll), delivery.LastPollWithin);
            throw;
        }
    }

    private async Task GiveBackLateAsync(Task<ReceiveMessageResponse> poll)
    {
        try
        {
            var late = (await poll).Messages ?? [];
            foreach (var message in late)
            {
                instruments.MessageReceived(message);
                instruments.Failed(message, "came after the end", queue.IsLast(message.ReceiveCount()));
            }

            if (late.Count > 0)
            {
                await leases.GiveBackAsync(late);
            }
        }
        catch (Exception e) when (AwsOperations.IsAwsFailure(e, CancellationToken.None))
        {
            LogPollEnded(e, queue.Name);
        }
    }

    private ReceiveMessageRequest Request(int count) => new()
    {
        QueueUrl = queue.Url,
        MaxNumberOfMessages = count,
        WaitTimeSeconds = options.ReceiveWaitTimeSeconds ?? 20,
        VisibilityTimeout = (int)queue.Visibility.TotalSeconds,
        MessageSystemAttributeNames = [.. SqsMessageFacts.Needed.Union(options.ReceiveMessageSystemAttributes)],
        MessageAttributeNames = options.ReceiveMessageAttributes,
    };

    [LoggerMessage(LogLevel.Debug, "The last request for messages of queue {Queue} ended with its client")]
    private partial void LogPollEnded(Exception exception, string queue);
}
