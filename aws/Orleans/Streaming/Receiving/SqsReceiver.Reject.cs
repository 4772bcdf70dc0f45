using Microsoft.Extensions.Logging;

namespace Orleans.Aws;

internal sealed partial class SqsReceiver
{
    /// <summary>
    /// What nobody understands is given back at once, so that SQS soon parks it, as itself and with its history.
    /// Where nothing would park it, its lease runs out first, or this queue would do nothing else.
    /// </summary>
    private void Reject(SqsLease lease)
    {
        var attempt = SqsMessageFacts.ReceiveCount(lease.Message);
        var isLast = queue.IsLast(attempt);
        instruments.Failed(lease.Message, "not understood", isLast);
        if (isLast)
        {
            LogParked(queue.Name, lease.Message.MessageId, attempt);
        }
        else if (attempt == 1)
        {
            LogNotUnderstood(queue.Name, lease.Message.MessageId);
        }

        if (queue.MaxReceiveCount is null)
        {
            lease.Abandon();
        }
        else
        {
            lease.GiveBack();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} of queue {Queue} is understood by no adapter")]
    private partial void LogNotUnderstood(string queue, string messageId);

    [LoggerMessage(LogLevel.Error, "Message {MessageId} of queue {Queue} goes to the dead-letter queue: understood by no adapter, attempt {Attempt}")]
    private partial void LogParked(string queue, string messageId, int attempt);
}
