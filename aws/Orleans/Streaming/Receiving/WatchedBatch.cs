using Orleans.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Aws;

/// <summary>A batch in the course of one delivery: knows whether an observer took an event. Deliveries to several subscribers share the batch itself.</summary>
internal sealed class WatchedBatch(SQSBatchContainer batch) : IBatchContainer
{
    public bool IsTaken { get; private set; }

    public StreamId StreamId => batch.StreamId;

    public StreamSequenceToken SequenceToken => batch.SequenceToken;

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>()
    {
        foreach (var item in batch.GetEvents<T>())
        {
            IsTaken = true;
            yield return item;
        }
    }

    public bool ImportRequestContext() => batch.ImportRequestContext();

    public override string ToString() => batch.ToString();
}
