using Orleans.Aws;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace OrleansAWSUtils.Streams;

/// <summary>The events of one message. Its first four members are the official package's, so that either reads what the other sent.</summary>
[GenerateSerializer, Alias("OrleansAWSUtils.Streams.SQSBatchContainer")]
internal sealed class SQSBatchContainer(StreamId streamId, List<object> events, Dictionary<string, object>? requestContext) : IBatchContainer
{
    [Id(0)]
    private StreamSequenceToken? sequenceToken;

    [Id(1)]
    private readonly List<object> events = events;

    [Id(2)]
    private readonly Dictionary<string, object>? requestContext = requestContext;

    /// <inheritdoc/>
    [Id(3)]
    public StreamId StreamId { get; private set; } = streamId;

    /// <summary>The message it came in, where that is held. It does not travel.</summary>
    [field: NonSerialized]
    public SqsLease? Lease { get; set; }

    public StreamSequenceToken SequenceToken
    {
        get => sequenceToken ?? throw new InvalidOperationException("A message that was not received has no place in its queue.");
        set => sequenceToken = value;
    }

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>()
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i] is T item)
            {
                yield return Tuple.Create(item, Token(i));
            }
        }
    }

    public bool ImportRequestContext()
    {
        if (requestContext is not null)
        {
            RequestContextExtensions.Import(requestContext);
        }

        return SqsLastTry.Say(Lease) || requestContext is not null;
    }

    /// <summary>What the sender said besides the events.</summary>
    public string? Context(string key) => requestContext?.GetValueOrDefault(key) as string;

    public override string ToString() => $"[SQSBatchContainer:Stream={StreamId},#Items={events.Count}]";

    private StreamSequenceToken Token(int index) => SequenceToken switch
    {
        SQSFIFOSequenceToken fifo => fifo.CreateSequenceTokenForEvent(index),
        EventSequenceTokenV2 standard => standard.CreateSequenceTokenForEvent(index),
        var other => other,
    };
}
