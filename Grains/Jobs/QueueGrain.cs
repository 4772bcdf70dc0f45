using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace GasOrleans.Jobs;

/// <summary>Looks at the line for all who ask, at most once every two seconds.</summary>
[Reentrant]
internal sealed partial class QueueGrain(JobTable table, [FromKeyedServices(Clock.Domain)] TimeProvider clock, ILogger<QueueGrain> logger)
    : Grain, IQueueGrain
{
    private const int Most = 1_000;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private readonly WaitingLine line = new(Most);
    private readonly long began = clock.GetTimestamp();
    private TimeSpan? lookedAt;
    private Task look = Task.CompletedTask;

    public async Task<QueuePlace?> PlaceAsync(JobKey job, CancellationToken ct)
    {
        var now = clock.GetElapsedTime(began);
        if (look.IsCompleted && !(now - lookedAt < Pace))
        {
            lookedAt = now;
            look = LookAsync(now);
        }

        await look.WaitAsync(ct);
        return line.Place(job);
    }

    /// <summary>An estimate is worth no error page: when the table does not answer, the last look counts.</summary>
    private async Task LookAsync(TimeSpan now)
    {
        try
        {
            line.Observe(await table.QueryWaitingAsync(Most, CancellationToken.None), now);
        }
        catch (AmazonDynamoDBException fault)
        {
            LogNotSeen(fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The line of waiting jobs could not be looked at")]
    private partial void LogNotSeen(Exception fault);
}
