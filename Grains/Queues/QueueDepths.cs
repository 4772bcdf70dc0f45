using System.Globalization;
using Amazon.SQS;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace GasOrleans.Queues;

/// <summary>What a queue holds, as SQS counts: a little late.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Waiting">Messages that wait.</param>
/// <param name="InHand">Messages that are worked on.</param>
/// <param name="Delayed">Messages that are to come later.</param>
/// <param name="Parked">Messages in its dead-letter queue.</param>
internal sealed record QueueDepth(string Queue, long Waiting, long InHand, long Delayed, long Parked);

/// <summary>Looks at every queue and the place where each parks.</summary>
internal sealed class QueueDepths(IAmazonSQS sqs, IOptions<QueueOptions> queues, IOptions<ClusterOptions> cluster)
{
    private static readonly List<string> Asked = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"];

    /// <summary>The names of all queues; the dead-letter queue of each ends with <c>-dead</c>.</summary>
    public IReadOnlyList<string> Names { get; } = [queues.Value.Requests, queues.Value.Transfers, .. JobStreams.All.Select(stream => $"{cluster.Value.ServiceId}-{stream}-0")];

    public Task<QueueDepth[]> ReadAsync(CancellationToken ct) => Task.WhenAll(Names.Select(name => ReadAsync(name, ct)));

    private async Task<QueueDepth> ReadAsync(string name, CancellationToken ct)
    {
        var own = await AttributesAsync(name, ct);
        var dead = await AttributesAsync($"{name}-dead", ct);
        return new(name, Count(own, Asked[0]), Count(own, Asked[1]), Count(own, Asked[2]), Count(dead, Asked[0]));
    }

    private async Task<Dictionary<string, string>> AttributesAsync(string name, CancellationToken ct)
        => (await sqs.GetQueueAttributesAsync((await sqs.GetQueueUrlAsync(name, ct)).QueueUrl, Asked, ct)).Attributes;

    private static long Count(Dictionary<string, string> attributes, string name) => long.Parse(attributes[name], CultureInfo.InvariantCulture);
}
