using System.Runtime.CompilerServices;
using Orleans.Streams;

namespace Orleans.Aws;

/// <summary>Which message a batch of events came in: a batch is any data adapter's own type, and has no place for it.</summary>
internal static class SqsLeaseOf
{
    private static readonly ConditionalWeakTable<IBatchContainer, SqsLease> Leases = [];

    public static void Set(IBatchContainer batch, SqsLease lease) => Leases.Add(batch, lease);

    public static SqsLease Batch(IBatchContainer batch)
        => Leases.TryGetValue(batch, out var lease) ? lease : throw new InvalidOperationException($"{batch} was not received from SQS.");
}
