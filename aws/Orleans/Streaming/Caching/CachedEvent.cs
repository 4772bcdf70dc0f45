using Orleans.Streams;

namespace Orleans.Aws;

/// <summary>One batch of events between its receipt and its last delivery.</summary>
internal sealed class CachedEvent(IBatchContainer batch, SqsLease lease, long cachedAt)
{
    public IBatchContainer Batch => batch;

    public SqsLease Lease => lease;

    public long CachedAt => cachedAt;

    /// <summary>Where it stands among those of its stream that are not settled: to leave from any place must cost the same however many there are.</summary>
    public LinkedListNode<CachedEvent>? Place { get; set; }

    /// <summary>How many subscribers still have it before them.</summary>
    public int Waiting { get; set; }

    /// <summary>Whether a subscriber was done with it.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Whether a subscriber could not be given it.</summary>
    public bool IsFailed { get; set; }

    /// <summary>Whether it is no longer here: who still has it before them passes over it.</summary>
    public bool IsDropped { get; set; }

    /// <summary>Whether a subscriber went away before it was its turn.</summary>
    public bool IsOrphaned { get; set; }
}
