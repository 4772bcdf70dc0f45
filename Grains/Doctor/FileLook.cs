using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Jobs;

namespace GasOrleans.Doctor;

/// <summary>Which files of some jobs are not there: objects are listed by ranges of jobs, not asked for one by one.</summary>
internal sealed class FileLook(IAmazonS3 s3)
{
    public async Task<IReadOnlyList<(JobState Job, IReadOnlyList<JobFile> Missing)>> MissingAsync(IReadOnlyList<JobState> jobs, Round round, CancellationToken ct)
    {
        var missing = new List<(JobState Job, JobFile File)>();
        foreach (var range in jobs.SelectMany(job => JobFiles.Expected(job).Select(file => (Job: job, File: file))).GroupBy(pair => (pair.File.Bucket, pair.Job.Key.User)))
        {
            var there = await ListAsync(range.Key.Bucket, $"{range.Key.User}/", range.Select(pair => pair.File.Key).ToHashSet(), round, ct);
            missing.AddRange(range.Where(pair => !there.Contains(pair.File.Key)));
        }

        return [.. missing.GroupBy(pair => pair.Job, (job, files) => (job, (IReadOnlyList<JobFile>)[.. files.Select(pair => pair.File)]))];
    }

    /// <summary>Those of the wanted objects that are there. S3 lists by the bytes of keys.</summary>
    private async Task<HashSet<string>> ListAsync(string bucket, string prefix, HashSet<string> wanted, Round round, CancellationToken ct)
    {
        var (first, last) = (wanted.Min(StringComparer.Ordinal)!, wanted.Max(StringComparer.Ordinal)!);
        var there = new HashSet<string>();
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, StartAfter = first[..^1] };
        await round.PaceAsync(ct);
        await foreach (var page in s3.Paginators.ListObjectsV2(request).Responses.WithCancellation(ct))
        {
            var keys = (page.S3Objects ?? []).Select(one => one.Key).ToList();
            there.UnionWith(keys.Where(wanted.Contains));
            if (keys.Count == 0 || string.CompareOrdinal(keys[^1], last) >= 0)
            {
                break;
            }

            await round.PaceAsync(ct);
        }

        return there;
    }
}
