using GasOrleans.Jobs;
using GasOrleans.Uploads;

namespace GasOrleans.Grains.Tests.Doctoring;

/// <summary>What is as it should be, some of it so that one has to look twice.</summary>
internal sealed partial class Seeds
{
    public async Task WellAsync(int count)
    {
        await EachAsync(count, () => WellAsync(AJob(JobStatus.Completed)));
        await EachAsync(count, () => WellAsync(AJob(JobStatus.Failed)));
        await EachAsync(count, () => WellAsync(AJob(JobStatus.Deleted)));
        await EachAsync(count, AnArchivedOneAsync);
        await EachAsync(count, () => WellAsync(WithArchive(AJob(JobStatus.Thawed)))); // its archive is deleted, which is written with its next change
        await EachAsync(count, AParkedOneAsync);
        await EachAsync(count, AnUploadUnderWayAsync);
        await EachAsync(count, ARunningOneAsync);
        await EachAsync(count, AnArchivingOneAsync);
        await PutAsync(Inputs, "readme.txt");
        await PutAsync(Results, "archive/somebody-elses");
        await PutAsync(Results, "reports/2026/november.txt");
    }

    private async Task<JobState> AnArchivedOneAsync()
    {
        var job = AJob(JobStatus.Archived);
        return await WellAsync(job with { Archive = await ArchiveAsync(job.Key) });
    }

    /// <summary>It waits for an operator, and for nothing else.</summary>
    private async Task AParkedOneAsync()
    {
        var job = AJob(JobStatus.Restoring);
        await WellAsync(job with { Archive = await ArchiveAsync(job.Key), ParkedReason = "retrievals keep failing" });
    }

    private async Task AnUploadUnderWayAsync()
    {
        var job = await WellAsync(AJob(JobStatus.Uploading));
        var ticket = new UploadTicket(Inputs, job.Input!.Key, 100_000_000, now.AddDays(1));
        Assert.NotNull((await cluster.Grains.Upload(job.Key).BeginAsync(ticket, new(20_000_000, 1, 8_000_000), Ct)).Session);
    }

    /// <summary>Its worker is at a large result; a worker before it left what this one goes on from.</summary>
    private async Task ARunningOneAsync()
    {
        var job = await new Given(cluster).AJobThatIsRunning();
        (Healthy[job.Key], Live[job.Key]) = (true, job.Token);
        await PutAsync(Results, $"{job.Key}/0/checkpoint-1");
        await UploadAsync(Results, $"{job.Key}/0/sample.annot.vcf.gz");
    }

    private async Task AnArchivingOneAsync()
    {
        var job = await WatchedAsync(AJob(JobStatus.Archiving, AKey(own: true)));
        (Healthy[job.Key], Live[job.Key]) = (true, job.Token);
        await UploadAsync(Results, $"archive/{job.Key}/{job.Token}");
    }

    /// <summary>A job whose reminder is armed, as if it had come here by itself.</summary>
    private async Task<JobState> WatchedAsync(JobState job)
    {
        await PutAsync(job);
        await cluster.Grains.Job(job.Key).Cast<IRemindable>().ReceiveReminder("watchdog", default);
        return job;
    }
}
