using Amazon.SQS;
using GasOrleans.Jobs;
using Microsoft.Extensions.Options;

namespace GasOrleans.Queues;

/// <summary>The <c>transfers</c> queue: results on their way to cold storage and back.</summary>
internal sealed class TransfersQueue(IAmazonSQS sqs, IOptions<QueueOptions> options)
{
    public WorkQueue Queue { get; } = new(sqs, options.Value.Transfers, options.Value, options.Value.ColdPace);

    public Task SendAsync(JobKey job, CancellationToken ct)
        => Queue.SendAsync(new WorkRequest(job.ToString()).ToJson(), job.User.Value, TimeSpan.Zero, ct);
}
