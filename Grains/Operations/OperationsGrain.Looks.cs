using GasOrleans.Jobs;
using GasOrleans.Users;
using Microsoft.Extensions.Logging;

namespace GasOrleans.Operations;

/// <summary>What operators see of queues, silos and jobs.</summary>
internal sealed partial class OperationsGrain
{
    private const int MostCounted = 10_000;
    private const int MostOldest = 10;
    private const int MostReasons = 200;

    /// <summary>The statuses in which something is done to a job, or waits to be: only these have an index over all users.</summary>
    private static readonly JobStatus[] Working =
        [JobStatus.Uploading, JobStatus.Pending, JobStatus.Running, JobStatus.Archiving, JobStatus.Restoring, JobStatus.Deleting];

    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(30);

    /// <summary>What silos said, and when by a clock that never steps.</summary>
    private readonly Dictionary<string, (SiloReport Report, long HeardAt)> silos = [];

    public async Task<IReadOnlyList<QueueLook>> QueuesAsync(CancellationToken ct)
    {
        var (requests, transfers) = (jobs.OldestAsync(JobStatus.Pending, ct), jobs.OldestAsync(JobStatus.Archiving, ct));
        var looks = await depths.ReadAsync(ct);
        var works = new[] { await requests, await transfers };
        var streams = (await SilosAsync(ct)).SelectMany(silo => silo.Oldest).GroupBy(one => one.Queue, one => (DateTimeOffset?)one.Since).ToDictionary(queue => queue.Key, queue => queue.Min());
        return
        [
            .. looks.Select((one, i) => new QueueLook(one.Queue, one.Waiting, one.InHand, one.Delayed, one.Parked)
            {
                OldestSince = i < works.Length ? works[i] : streams.GetValueOrDefault(one.Queue),
            }),
        ];
    }

    public Task ReportAsync(SiloReport report)
    {
        silos[report.Silo] = (report, time.GetTimestamp());
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SiloReport>> SilosAsync(CancellationToken ct)
    {
        foreach (var gone in silos.Where(one => time.GetElapsedTime(one.Value.HeardAt) > Silent).Select(one => one.Key).ToList())
        {
            silos.Remove(gone);
        }

        return Task.FromResult<IReadOnlyList<SiloReport>>([.. silos.Values.Select(one => one.Report).OrderBy(one => one.Silo, StringComparer.Ordinal)]);
    }

    public async Task<WorkLook> WorkAsync(CancellationToken ct)
    {
        var counts = Task.WhenAll(Working.Select(async status =>
        {
            var (count, isMore) = await jobs.CountAsync(status, MostCounted, ct);
            return new StatusCount(status, count, isMore);
        }));
        var doctor = GrainFactory.Doctor().LookAsync(0, 0, ct);
        var oldest = await jobs.QueryWaitingAsync(MostOldest, ct);
        var waiting = await Task.WhenAll(oldest.Select(async one =>
            await GrainFactory.Job(one.Job).LookAsync(ct) is { Status: JobStatus.Pending } job ? new WaitingJob(one.Job, one.Since, job.WaitsForOwnJobs, job.Attempt) : null));
        return new(await counts, [.. waiting.OfType<WaitingJob>()]) { Census = (await doctor).Census };
    }

    public Task<UserId?> OwnerAsync(JobId job, CancellationToken ct) => jobs.OwnerAsync(job, ct);

    public async Task<IReadOnlyList<ParkedMessage>> ParkedAsync(string queue, CancellationToken ct)
        => depths.Names.Contains(queue)
            ? [.. (await parked.LookAsync(queue, ct)).Select(message => message with { Why = state.Reasons.LastOrDefault(one => one.Queue == queue && one.Message == message.Id)?.Why })]
            : [];

    /// <summary>Of a stream's message two silos may tell: one what the subscriber threw, one what became of the delivery.</summary>
    public Task FailsAsync(string queue, string message, string why, CancellationToken ct)
    {
        var before = state.Reasons.LastOrDefault(one => one.Queue == queue && one.Message == message);
        return before?.Why.Contains(why, StringComparison.Ordinal) == true ? Task.CompletedTask : WriteAsync(
            state with
            {
                Reasons =
                [
                    .. state.Reasons.Where(one => one != before).TakeLast(MostReasons - 1),
                    new(queue, message, Cut(before is null ? why : $"{before.Why}; {why}")),
                ],
            },
            ct);
    }

    public async Task<int> SendAgainAsync(OperatorWord word, string queue, string? message, CancellationToken ct)
    {
        if (!depths.Names.Contains(queue))
        {
            return 0;
        }

        await ActAsync(word, $"sent {(message is null ? "all parked messages" : $"parked message {message}")} of {queue} again", null, null, ct);
        var count = await parked.RedriveAsync(queue, message, ct);
        LogRedriven(word.By, count, queue);
        return count;
    }

    [LoggerMessage(LogLevel.Information, "Operator {UserId} sent {Count} parked messages of {Queue} again")]
    private partial void LogRedriven(UserId userId, int count, string queue);
}
