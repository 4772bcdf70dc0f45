using Amazon.SQS;
using GasOrleans.Jobs;
using Microsoft.Extensions.Options;

namespace GasOrleans.Queues;

/// <summary>The <c>requests</c> queue: annotations.</summary>
internal sealed class RequestsQueue(IAmazonSQS sqs, IOptions<QueueOptions> options)
{
    public WorkQueue Queue { get; } = new(sqs, options.Value.Requests, options.Value);

    public Task SendAsync(JobKey job, TimeSpan delay, CancellationToken ct)
        => Queue.SendAsync(new WorkRequest(job.ToString()).ToJson(), job.User.Value, delay, ct);
}
