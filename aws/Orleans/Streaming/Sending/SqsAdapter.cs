using System.Security.Cryptography;
using Amazon.SQS.Model;
using Orleans.Configuration;
using Orleans.Streaming.SQS.Streams;
using Orleans.Streams;

namespace Orleans.Aws;

/// <summary>A stream provider's queues, for those who send and for the agents that read.</summary>
internal sealed class SqsAdapter(
    string name,
    IStreamQueueMapper mapper,
    SqsOptions options,
    SqsDeliveryOptions delivery,
    ISQSDataAdapter data,
    IReadOnlyDictionary<QueueId, SqsSender> senders,
    Func<QueueId, IQueueAdapterReceiver> receivers) : IQueueAdapter
{
    public string Name => name;

    public bool IsRewindable => false;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadWrite;

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => receivers(queueId);

    public async Task QueueMessageBatchAsync<T>(StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        var queue = mapper.GetQueueForStream(streamId);
        using var activity = SqsTrace.Send(queue);
        var delay = SqsDelay.Take(requestContext);
        if (delay > 0 && !delivery.MessageDelay)
        {
            throw new InvalidOperationException($"Stream provider '{name}' does not delay messages: {nameof(delivery.MessageDelay)} is off.");
        }

        var once = SqsOnce.Take(requestContext);
        if (once is not null && !options.FifoQueue)
        {
            throw new InvalidOperationException($"Stream provider '{name}' cannot tell an event that is sent again: only FIFO queues can, and {nameof(options.FifoQueue)} is off.");
        }

        var context = SqsTrace.Inject(requestContext is { Count: > 0 } ? requestContext : null);
        var part = 0;
        foreach (var (entry, size) in Entries(streamId, events as IReadOnlyList<T> ?? [.. events], token, context))
        {
            entry.DelaySeconds = delay > 0 ? delay : null;
            if (options.FifoQueue)
            {
                entry.MessageGroupId = Convert.ToHexStringLower(SHA256.HashData(streamId.FullKey.Span));
                entry.MessageDeduplicationId = once is null ? Guid.NewGuid().ToString("N") : SqsOnce.DeduplicationId(once, part++);
            }

            await senders[queue].SendAsync(entry, size);
        }
    }

    /// <summary>One message, or several in order where the events are too large for one.</summary>
    private (SendMessageBatchRequestEntry Entry, int Size)[] Entries<T>(StreamId streamId, IReadOnlyList<T> events, StreamSequenceToken? token, Dictionary<string, object>? context)
    {
        var entry = Entry(data.ToQueueMessage(streamId, events, token, context));
        var size = SqsSender.SizeOf(entry);
        if (size <= SqsSender.Largest)
        {
            return [(entry, size)];
        }

        if (events.Count <= 1)
        {
            throw new ArgumentException($"An event of stream {streamId} makes a message of {size} bytes, SQS takes {SqsSender.Largest}.", nameof(events));
        }

        var half = events.Count / 2;
        return [.. Entries(streamId, [.. events.Take(half)], token, context), .. Entries(streamId, [.. events.Skip(half)], token, context)];
    }

    private static SendMessageBatchRequestEntry Entry(Message message)
    {
        var entry = new SendMessageBatchRequestEntry { MessageBody = message.Body, MessageAttributes = message.MessageAttributes };
        foreach (var (key, value) in message.Attributes ?? [])
        {
            (entry.MessageAttributes ??= [])[key] = new MessageAttributeValue { DataType = "String", StringValue = value };
        }

        return entry;
    }
}
