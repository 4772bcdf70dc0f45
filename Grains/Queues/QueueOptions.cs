using System.ComponentModel.DataAnnotations;

namespace GasOrleans.Queues;

/// <summary>Section <c>Queues</c>.</summary>
internal sealed class QueueOptions
{
    /// <summary>The work queue of annotations. Default <c>gas-requests</c>.</summary>
    [Required]
    public string Requests { get; init; } = "gas-requests";

    /// <summary>The work queue of transfers to and from cold storage. Default <c>gas-transfers</c>.</summary>
    [Required]
    public string Transfers { get; init; } = "gas-transfers";

    /// <summary>How long a received message stays invisible unless its lease is kept. Default 30 s; longer than a claim.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00")]
    public TimeSpan Visibility { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a receive waits for a message. Default 20 s, the most that SQS allows.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:20")]
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long after a request to the queues of the cold half and of mails that was not full the next begins at the soonest: what takes minutes to hours
    /// shares requests, which cost money, rather than save moments. What is alone waits for nothing. Default 0.5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan ColdPace { get; init; } = TimeSpan.FromMilliseconds(500);
}
