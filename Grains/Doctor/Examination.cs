using System.Runtime.CompilerServices;
using GasOrleans.Jobs;
using GasOrleans.Results;
using Microsoft.Extensions.Options;

namespace GasOrleans.Doctor;

/// <summary>Everything that is stored, compared: archives, then the jobs' rows, then objects and uploads. It changes nothing.</summary>
internal sealed class Examination(ArchiveLook archives, RowLook rows, ObjectLook objects, IOptions<BucketOptions> buckets)
{
    public async IAsyncEnumerable<Finding> RunAsync(Round round, [EnumeratorCancellation] CancellationToken ct)
    {
        // Archives first: a row's archive must be on a list that is younger than the row.
        await foreach (var finding in archives.LookAsync(round, ct))
        {
            yield return finding;
        }

        await foreach (var finding in rows.LookAsync(round, ct))
        {
            yield return finding;
        }

        foreach (var bucket in new[] { buckets.Value.Inputs, buckets.Value.Results }.Distinct())
        {
            await foreach (var finding in objects.LookAsync(bucket, round, ct))
            {
                yield return finding;
            }
        }

        if (round.Foreign > 0)
        {
            round.Remarks.Add($"{round.Foreign} objects, uploads or archives have names that are no job's; they are left alone.");
        }
    }
}

/// <summary>Reads the job of one key after another; neighbours are mostly the same job's.</summary>
internal sealed class JobOfKeys(JobTable table, Round round)
{
    private JobState? last;

    /// <summary>The job that a key begins with (<c>userId/jobId/…</c>), as stored; <see langword="null"/> when it is none.</summary>
    public async ValueTask<JobState?> OfAsync(string key, CancellationToken ct)
    {
        var end = key.IndexOf('/', key.IndexOf('/', StringComparison.Ordinal) + 1);
        if (end < 0 || !JobKey.TryParse(key[..end], out var job))
        {
            round.Foreign++;
            return null;
        }

        if (last?.Key != job)
        {
            await round.PaceAsync(ct);
            last = await table.ReadAsync(job, ct);
        }

        return last;
    }
}
