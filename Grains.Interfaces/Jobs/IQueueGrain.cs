namespace GasOrleans.Jobs;

/// <summary>The line of jobs that wait for a worker; its key is 0. It looks only while somebody asks.</summary>
[Alias("GasOrleans.IQueueGrain")]
public interface IQueueGrain : IGrainWithIntegerKey
{
    /// <summary>Where a waiting job stands; <see langword="null"/> when it is not seen to wait.</summary>
    [Alias("Place")]
    Task<QueuePlace?> PlaceAsync(JobKey job, CancellationToken ct);
}

/// <summary>A waiting job's place in the line. Users take turns, so that it is an estimate.</summary>
/// <param name="Ahead">How many jobs have waited longer; the most that is counted when <paramref name="IsLong"/>.</param>
/// <param name="IsLong">Whether the line is longer than what is counted.</param>
/// <param name="Wait">How long the work on it should take to begin, as fast as the line moves now; <see langword="null"/> when it was not seen to move.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.QueuePlace")]
public sealed record QueuePlace([property: Id(0)] int Ahead, [property: Id(1)] bool IsLong, [property: Id(2)] TimeSpan? Wait);
