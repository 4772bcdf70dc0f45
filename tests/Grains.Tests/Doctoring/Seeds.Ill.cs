using GasOrleans.Jobs;
using GasOrleans.Operations;
using static GasOrleans.Operations.DoctorFindingKind;

namespace GasOrleans.Grains.Tests.Doctoring;

/// <summary>A thousand things that do not fit, in tenths.</summary>
internal sealed partial class Seeds
{
    /// <param name="tenths">10: a thousand.</param>
    public async Task IllAsync(int tenths)
    {
        await StrayAsync(tenths);
        await LostAsync(tenths);
        await StuckAsync(tenths);
        Assert.Equal(100 * tenths, Expected.Values.Sum());
    }

    private async Task StrayAsync(int tenths)
    {
        await IllAsync(12 * tenths, ObjectWithoutJob, () => StrayAsync(Inputs, $"{AKey()}/sample.vcf"));
        await IllAsync(8 * tenths, ObjectWithoutJob, () => StrayAsync(Results, $"{AKey()}/3/sample.annot.vcf.gz"));
        await IllAsync(6 * tenths, ObjectWithoutJob, async () => await StrayAsync(Results, $"{(await WellAsync(AJob(JobStatus.Completed))).Key}/7/sample.annot.vcf.gz"));
        await IllAsync(2 * tenths, ObjectWithoutJob, async () => await StrayAsync(Inputs, $"{(await WellAsync(AJob(JobStatus.Deleted))).Key}/sample.vcf"));
        await IllAsync(2 * tenths, ObjectWithoutJob, async () => await StrayAsync(Results, $"{(await AnArchivedOneAsync()).Key}/1/sample.annot.vcf.gz"));
        await IllAsync(6 * tenths, AbandonedUpload, () => StrayUploadAsync(Inputs, $"{AKey()}/sample.vcf"));
        await IllAsync(4 * tenths, AbandonedUpload, async () => await StrayUploadAsync(Results, $"{(await WellAsync(AJob(JobStatus.Completed))).Key}/1/late.vcf.gz"));
        await IllAsync(6 * tenths, ArchiveWithoutJob, () => StrayArchiveAsync(AKey()));
        await IllAsync(4 * tenths, ArchiveWithoutJob, async () => await StrayArchiveAsync((await AnArchivedOneAsync()).Key));
    }

    private async Task LostAsync(int tenths)
    {
        await IllAsync(6 * tenths, JobWithoutObject, () => PutAsync(AJob(JobStatus.Completed), JobFileKind.Result));
        await IllAsync(2 * tenths, JobWithoutObject, () => PutAsync(AJob(JobStatus.Thawed), JobFileKind.Index));
        await IllAsync(3 * tenths, JobWithoutObject, () => PutAsync(AJob(JobStatus.Pending), JobFileKind.Input));
        await IllAsync(3 * tenths, JobWithoutObject, () => PutAsync(AJob(JobStatus.Completed), JobFileKind.Input));
        await IllAsync(2 * tenths, JobWithoutObject, () => PutAsync(AJob(JobStatus.Completed), JobFileKind.Input, JobFileKind.Result));
        Leftovers = 2 * tenths; // their indexes
        await IllAsync(4 * tenths, JobWithoutObject, () => PutAsync(WithArchive(AJob(JobStatus.Archived))));
    }

    private async Task StuckAsync(int tenths)
    {
        await IllAsync(7 * tenths, LeaseWithoutWorker, () => PutAsync(AJob(JobStatus.Running, AKey(own: true))));
        await IllAsync(2 * tenths, LeaseWithoutWorker, async () => Moving.Add((await PutAsync(AJob(JobStatus.Archiving, AKey(own: true)))).Key));
        await IllAsync(4 * tenths, RestoreWithoutRequest, () => RestoringAsync(null));
        await IllAsync(2 * tenths, RestoreWithoutRequest, () => RestoringAsync(new("nobody-knows", "Standard", null, now, now, IsReady: false)));
        await IllAsync(4 * tenths, JobWithoutWatchdog, async () => Waiting.Add((await PutAsync(AJob(JobStatus.Pending, AKey(own: true)))).Key));
        await IllAsync(2 * tenths, JobWithoutWatchdog, async () => Live[(await PutAsync(AJob(JobStatus.Running, AKey(own: true)))).Key] = 1);
        await IllAsync(2 * tenths, JobWithoutMessage, async () => Waiting.Add((await Given.AJobThatIsPending()).Key));
        await IllAsync(2 * tenths, OverdueJob, () => PutAsync(AJob(JobStatus.Uploading) with { UploadEndsAt = now.AddMinutes(1) }));
        await IllAsync(1 * tenths, OverdueJob, () => PutAsync(AJob(JobStatus.Deleting)));
        await IllAsync(2 * tenths, OverdueJob, async () => Moving.Add((await PutAsync(AJob(JobStatus.Completed, AKey(own: true)) with { WindowEndsAt = now.AddMinutes(1) })).Key));
        await IllAsync(2 * tenths, StaleGrain, ARowFromABackupAsync);
    }

    private Task IllAsync(int count, DoctorFindingKind kind, Func<Task> seed)
    {
        return EachAsync(count, async () =>
        {
            await seed();
            Expect(kind);
        });
    }

    private Task StrayAsync(string bucket, string key)
    {
        Strays[$"{bucket}/{key}"] = true;
        return PutAsync(bucket, key);
    }

    private Task StrayUploadAsync(string bucket, string key)
    {
        Strays[$"{bucket}/{key}"] = true;
        return UploadAsync(bucket, key);
    }

    private Task StrayArchiveAsync(JobKey job)
    {
        Strays[Copy(job, token: 0).Id] = true;
        return ArchiveAsync(job, token: 0);
    }

    private async Task RestoringAsync(Retrieval? retrieval)
    {
        var job = AJob(JobStatus.Restoring);
        await PutAsync(job with { Archive = await ArchiveAsync(job.Key), Retrieval = retrieval });
    }

    /// <summary>The table was had back as it was: a grain of before still believes what it wrote itself.</summary>
    private async Task ARowFromABackupAsync()
    {
        var job = await Given.AJobThatIsRunning();
        var stored = await job.StoredAsync();
        await cluster.Table.UpdateAsync(stored, stored.Note(now, "written behind its back"), Ct);
        Live[job.Key] = job.Token;
    }
}
