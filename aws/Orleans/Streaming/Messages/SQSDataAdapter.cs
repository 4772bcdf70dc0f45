using System.Text.Json;
using Amazon.SQS.Model;
using Orleans.Providers.Streams.Common;
using Orleans.Serialization;
using Orleans.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Streaming.SQS.Streams;

/// <summary>The official package's message body: Orleans' binary form of the events in a JSON object.</summary>
public class SQSDataAdapter(Serializer serializer) : ISQSDataAdapter
{
    private const string Payload = "payload";
    private readonly Serializer<SQSBatchContainer> containers = (serializer ?? throw new ArgumentNullException(nameof(serializer))).GetSerializer<SQSBatchContainer>();

    /// <inheritdoc/>
    public virtual Message ToQueueMessage<T>(StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        if (token is not null)
        {
            throw new ArgumentException("SQS gives events their place; a sender cannot.", nameof(token));
        }

        var bytes = containers.SerializeToArray(new SQSBatchContainer(streamId, [.. events.Cast<object>()], requestContext));
        return new Message { Body = $$"""{"{{Payload}}":"{{Convert.ToBase64String(bytes)}}"}""" };
    }

    /// <inheritdoc/>
    public virtual IBatchContainer FromQueueMessage(Message queueMessage, long sequenceId)
    {
        ArgumentNullException.ThrowIfNull(queueMessage);
        using var body = JsonDocument.Parse(queueMessage.Body);
        if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty(Payload, out var payload))
        {
            throw new FormatException("The body is no JSON object with a payload.");
        }

        var container = containers.Deserialize(payload.GetBytesFromBase64()) ?? throw new FormatException("The payload is null.");
        container.SequenceToken = new EventSequenceTokenV2(sequenceId);
        return container;
    }
}
