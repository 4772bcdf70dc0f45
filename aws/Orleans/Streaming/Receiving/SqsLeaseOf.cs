using System.Runtime.CompilerServices;
using Orleans.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Aws;

/// <summary>Which message a batch of events came in: our own batch has a place for it, that of a data adapter of others has none.</summary>
internal static class SqsLeaseOf
{
    private static readonly ConditionalWeakTable<IBatchContainer, SqsLease> Leases = [];

    public static void Set(IBatchContainer batch, SqsLease lease)
    {
        if (batch is SQSBatchContainer own)
        {
            own.Lease = lease;
        }
        else
        {
            Leases.AddOrUpdate(batch, lease);
        }
    }

    public static SqsLease Batch(IBatchContainer batch)
        => (batch as SQSBatchContainer)?.Lease ?? (Leases.TryGetValue(batch, out var lease) ? lease : throw new InvalidOperationException($"{batch} was not received from SQS."));
}
