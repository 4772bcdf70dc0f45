using Amazon.SQS.Model;
using Orleans.Aws;
using Orleans.Providers.Streams.Common;
using Orleans.Serialization;
using Orleans.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Streaming.SQS.Streams;

/// <summary>Events as the official package sends them: Orleans' binary form of a batch, in <see cref="SqsBody"/>.</summary>
public class SQSDataAdapter(Serializer serializer) : ISQSDataAdapter
{
    private readonly Serializer<SQSBatchContainer> containers = (serializer ?? throw new ArgumentNullException(nameof(serializer))).GetSerializer<SQSBatchContainer>();

    /// <inheritdoc/>
    public virtual Message ToQueueMessage<T>(StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        if (token is not null)
        {
            throw new ArgumentException("SQS gives events their place; a sender cannot.", nameof(token));
        }

        return new Message { Body = SqsBody.Of(containers.SerializeToArray(new SQSBatchContainer(streamId, [.. events.Cast<object>()], requestContext))) };
    }

    /// <inheritdoc/>
    public virtual IBatchContainer FromQueueMessage(Message queueMessage, long sequenceId)
    {
        ArgumentNullException.ThrowIfNull(queueMessage);
        var container = SqsBody.Read(queueMessage.Body, containers) ?? throw new FormatException("The payload is null.");
        container.SequenceToken = new EventSequenceTokenV2(sequenceId);
        return container;
    }
}
