using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Orleans.Providers.Streams.Common;
using Orleans.Streaming.SQS.Streams;
using Orleans.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Aws;

/// <summary>Makes events of a message, whoever sent it.</summary>
internal sealed partial class SqsMessageReader(ISQSDataAdapter own, IReadOnlyList<IForeignMessageAdapter> foreign, ILogger logger)
{
    /// <summary>Null: nobody understands it.</summary>
    public IReadOnlyList<IBatchContainer>? Read(string queue, Message message)
    {
        // Foreign adapters first would see every message; our own is told by its form.
        var batches = ReadOwn(queue, message) ?? ReadForeign(queue, message);
        if (message.FifoNumber() is { } number)
        {
            foreach (var batch in (batches ?? []).OfType<SQSBatchContainer>())
            {
                batch.SequenceToken = new SQSFIFOSequenceToken(number);
            }
        }

        return batches;
    }

    private List<IBatchContainer>? ReadOwn(string queue, Message message)
    {
        try
        {
            return [own.FromQueueMessage(message, message.StableNumber())];
        }
#pragma warning disable CA1031 // Anything may be in a queue, and a deserializer may throw anything for it: the message is set aside, the queue goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotOurs(e, queue, message.MessageId);
            return null;
        }
    }

    private List<IBatchContainer>? ReadForeign(string queue, Message message)
    {
        foreach (var adapter in foreign)
        {
            try
            {
                if (adapter.Read(message) is { } events)
                {
                    var token = new EventSequenceTokenV2(message.StableNumber());
                    return [.. events.Select(e => new SQSBatchContainer(e.Stream, [e.Event], null) { SequenceToken = token })];
                }
            }
#pragma warning disable CA1031 // As above: what an adapter throws for one message must not stop the others.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogAdapterFailed(e, adapter.GetType().Name, queue, message.MessageId);
            }
        }

        return null;
    }

    [LoggerMessage(LogLevel.Debug, "Message {MessageId} of queue {Queue} is not of this provider's form")]
    private partial void LogNotOurs(Exception exception, string queue, string messageId);

    [LoggerMessage(LogLevel.Warning, "{Adapter} failed on message {MessageId} of queue {Queue}")]
    private partial void LogAdapterFailed(Exception exception, string adapter, string queue, string messageId);
}
