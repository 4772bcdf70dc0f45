namespace GasOrleans.Operations;

/// <summary>What a queue holds, as SQS counts: a little late.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Waiting">Messages that wait.</param>
/// <param name="InHand">Messages that are worked on.</param>
/// <param name="Delayed">Messages that are to come later.</param>
/// <param name="Parked">Messages that failed too often.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.QueueLook")]
public sealed record QueueLook(
    [property: Id(0)] string Queue,
    [property: Id(1)] long Waiting,
    [property: Id(2)] long InHand,
    [property: Id(3)] long Delayed,
    [property: Id(4)] long Parked)
{
    /// <summary>
    /// Since when the oldest waits, which SQS itself does not say: of a work queue by the job that has waited longest, of a stream's by what silos
    /// have of it in hand.
    /// </summary>
    [Id(5)] public DateTimeOffset? OldestSince { get; init; }
}
