using System.Runtime.CompilerServices;
using GasOrleans.Archive;
using GasOrleans.Jobs;
using GasOrleans.Queues;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace GasOrleans.Doctor;

/// <summary>The rows of jobs, page by page: which lack a file, and which stand still.</summary>
internal sealed class RowLook(JobTable table, FileLook files, StandstillLook standstill, QueueDepths depths, RequestsQueue requests, IArchive archive)
{
    private const int Page = 100;

    public async IAsyncEnumerable<Finding> LookAsync(Round round, [EnumeratorCancellation] CancellationToken ct)
    {
        var line = (await depths.ReadAsync(ct)).First(one => one.Queue == requests.Queue.Name);
        var isEmpty = line is { Waiting: 0, InHand: 0, Delayed: 0 };
        var silent = new List<JobState>();
        Item? next = null;
        do
        {
            await round.PaceAsync(ct);
            (var rows, next) = await table.ScanAsync(next, Page, ct);
            round.Count(jobs: rows.Count);
            var jobs = new List<JobState>();
            foreach (var row in rows)
            {
                if (Read(row, out var why) is { } job)
                {
                    jobs.Add(job);
                    round.Count(job.Status);
                }
                else
                {
                    yield return Finding.Unreadable($"{row.GetValueOrDefault("user_id")?.S}/{row.GetValueOrDefault("job_id")?.S}", why);
                }
            }

            foreach (var (job, missing) in await files.MissingAsync([.. jobs.Where(job => job.StatusSince <= round.Old)], round, ct))
            {
                if (await IsStillSoAsync(job, round, ct))
                {
                    yield return Finding.LacksFiles(job, missing, archive: false);
                    jobs.Remove(job);
                }
            }

            foreach (var job in jobs)
            {
                if (LacksArchive(job, round) && await IsStillSoAsync(job, round, ct))
                {
                    yield return Finding.LacksFiles(job, [], archive: true);
                }
                else if (await standstill.LookAsync(job, isEmpty, silent, round, ct) is { } finding)
                {
                    yield return finding;
                }
            }
        }
        while (next is not null);

        round.Counted();
        await foreach (var finding in standstill.ListenAsync(silent, round, ct))
        {
            yield return finding;
        }
    }

    /// <summary>The scan is a while ago: what moves is not ill.</summary>
    private async Task<bool> IsStillSoAsync(JobState job, Round round, CancellationToken ct)
    {
        await round.PaceAsync(ct);
        return (await table.ReadAsync(job.Key, ct)).Version == job.Version;
    }

    private bool LacksArchive(JobState job, Round round)
        => job is { Status: JobStatus.Archived or JobStatus.Restoring, Archive: { } copy }
            && job.StatusSince <= round.Old - archive.ListLag
            && round.Archives?.Contains(copy.Id) == false;

    private static JobState? Read(Item row, out string why)
    {
        try
        {
            why = "";
            return JobItem.Read(row);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or ArgumentException)
        {
            why = e.Message;
            return null;
        }
    }
}
