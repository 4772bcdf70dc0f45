using System.Globalization;
using Newtonsoft.Json;
using Orleans.Streams;

namespace OrleansAWSUtils.Streams;

/// <summary>The place of an event in a FIFO queue, by the sequence number that SQS gave its message.</summary>
[GenerateSerializer, Alias("OrleansAWSUtils.Streams.SQSFIFOSequenceToken")]
public sealed class SQSFIFOSequenceToken : StreamSequenceToken
{
    /// <summary>For serializers.</summary>
    public SQSFIFOSequenceToken()
    {
    }

    /// <summary>The place of event <paramref name="eventInd"/> of the message with this sequence number.</summary>
    public SQSFIFOSequenceToken(UInt128 seqNumber, int eventInd = 0) => (SqsSequenceNumber, EventIndex) = (seqNumber, eventInd);

    /// <summary>SQS' sequence number, of up to 20 digits.</summary>
    [Id(0)]
    [JsonProperty]
    public UInt128 SqsSequenceNumber { get; set; }

    /// <summary>The low half of <see cref="SqsSequenceNumber"/>, without sign: SQS' numbers do not fit.</summary>
    public override long SequenceNumber
    {
        get => (long)(SqsSequenceNumber & long.MaxValue);
        protected set => SqsSequenceNumber = (UInt128)value;
    }

    /// <inheritdoc/>
    [Id(1)]
    [JsonProperty]
    public override int EventIndex { get; protected set; }

    /// <summary>The place of another event of the same message.</summary>
    public SQSFIFOSequenceToken CreateSequenceTokenForEvent(int eventInd) => new(SqsSequenceNumber, eventInd);

    /// <inheritdoc/>
    public override bool Equals(StreamSequenceToken? other)
        => other is SQSFIFOSequenceToken token && token.SqsSequenceNumber == SqsSequenceNumber && token.EventIndex == EventIndex;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StreamSequenceToken);

    /// <inheritdoc/>
    public override int CompareTo(StreamSequenceToken? other) => other switch
    {
        null => 1,
        SQSFIFOSequenceToken token when token.SqsSequenceNumber == SqsSequenceNumber => EventIndex.CompareTo(token.EventIndex),
        SQSFIFOSequenceToken token => SqsSequenceNumber.CompareTo(token.SqsSequenceNumber),
        _ => throw new ArgumentOutOfRangeException(nameof(other), other, "Tokens of different kinds have no order."),
    };

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SqsSequenceNumber, EventIndex);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[SQSFIFOSequenceToken: SeqNum={SqsSequenceNumber}, EventIndex={EventIndex}]");
}
