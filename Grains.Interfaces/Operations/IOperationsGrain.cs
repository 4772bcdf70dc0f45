using GasOrleans.Jobs;
using GasOrleans.Users;
using Orleans.Concurrency;

namespace GasOrleans.Operations;

/// <summary>What operators see of the whole, and do to it. There is one; its key is 0. Every act is written down before it is done.</summary>
[Alias("GasOrleans.IOperationsGrain")]
public interface IOperationsGrain : IGrainWithIntegerKey
{
    /// <summary>What each queue holds.</summary>
    [Alias("Queues"), AlwaysInterleave]
    Task<IReadOnlyList<QueueLook>> QueuesAsync(CancellationToken ct);

    /// <summary>The silos that said something of themselves in the last half minute.</summary>
    [Alias("Silos"), AlwaysInterleave]
    Task<IReadOnlyList<SiloReport>> SilosAsync(CancellationToken ct);

    /// <summary>A silo says something of itself.</summary>
    [Alias("Report"), OneWay, AlwaysInterleave]
    Task ReportAsync(SiloReport report);

    /// <summary>The jobs that something is done to, or waits to be.</summary>
    [Alias("Work"), AlwaysInterleave]
    Task<WorkLook> WorkAsync(CancellationToken ct);

    /// <summary>Whose job this is; <see langword="null"/> when there is none.</summary>
    [Alias("Owner"), AlwaysInterleave]
    Task<UserId?> OwnerAsync(JobId job, CancellationToken ct);

    /// <summary>Some of the messages that a queue has parked.</summary>
    [Alias("Parked"), AlwaysInterleave]
    Task<IReadOnlyList<ParkedMessage>> ParkedAsync(string queue, CancellationToken ct);

    /// <summary>A worker says why a message failed that will now be parked.</summary>
    [Alias("Fails")]
    Task FailsAsync(string queue, string message, string why, CancellationToken ct);

    /// <summary>Sends parked messages to their queue again; says how many.</summary>
    /// <param name="word">Who does it, and why.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="message">The id of one; absent: all that are parked.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("SendAgain")]
    Task<int> SendAgainAsync(OperatorWord word, string queue, string? message, CancellationToken ct);

    /// <summary>What is ordered for the whole site now.</summary>
    [Alias("Orders"), AlwaysInterleave]
    Task<SiteOrders> OrdersAsync(CancellationToken ct);

    /// <summary>Pauses something until it is resumed; why is told to everybody.</summary>
    [Alias("Pause")]
    Task PauseAsync(OperatorWord word, Pausable what, CancellationToken ct);

    /// <summary>Ends a pause.</summary>
    [Alias("Resume")]
    Task ResumeAsync(OperatorWord word, Pausable what, CancellationToken ct);

    /// <summary>Tells everybody something, or with <see langword="null"/> no more.</summary>
    [Alias("Say")]
    Task SayAsync(OperatorWord word, string? message, CancellationToken ct);

    /// <summary>Says how many jobs of one user run at once with a plan, or with <see langword="null"/> that it is as configured.</summary>
    [Alias("Cap")]
    Task CapAsync(OperatorWord word, Plan plan, int? running, CancellationToken ct);

    /// <summary>Writes down what an operator is about to do elsewhere; who it concerns can see it.</summary>
    [Alias("Note")]
    Task NoteAsync(OperatorWord word, string what, UserId? about, CancellationToken ct);

    /// <summary>A page of what operators did.</summary>
    /// <param name="page">Its number; absent: the newest.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("Trail")]
    Task<OperatorTrail> TrailAsync(int? page, CancellationToken ct);
}
