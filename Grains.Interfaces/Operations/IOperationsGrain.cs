using GasOrleans.Users;

namespace GasOrleans.Operations;

/// <summary>What operators see of the whole, and do to it. There is one; its key is 0. Every act is written down with who did it.</summary>
[Alias("GasOrleans.IOperationsGrain")]
public interface IOperationsGrain : IGrainWithIntegerKey
{
    /// <summary>What each queue holds.</summary>
    [Alias("Queues")]
    Task<IReadOnlyList<QueueLook>> QueuesAsync(CancellationToken ct);

    /// <summary>Some of the messages that a queue has parked.</summary>
    [Alias("Parked")]
    Task<IReadOnlyList<ParkedMessage>> ParkedAsync(string queue, CancellationToken ct);

    /// <summary>Sends parked messages to their queue again; says how many.</summary>
    /// <param name="by">The operator.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="message">The id of one; absent: all that are parked.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("Redrive")]
    Task<int> RedriveAsync(UserId by, string queue, string? message, CancellationToken ct);

    /// <summary>What operators did, newest first.</summary>
    [Alias("Acts")]
    Task<IReadOnlyList<OperatorAct>> ActsAsync(CancellationToken ct);
}
