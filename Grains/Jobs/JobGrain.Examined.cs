using GasOrleans.Doctor;

namespace GasOrleans.Jobs;

/// <summary>What the doctor may ask. It saw the job from outside, and a while ago: what counts is what the job knows now.</summary>
internal sealed partial class JobGrain : IExaminedGrain
{
    public async Task<JobPulse> PulseAsync(CancellationToken ct)
        => new(job.Version, await this.GetReminder(Watchdog, ct) is not null, job.Worker is null ? null : ClaimLeft(), workerHeard);

    public async Task<bool> MendAsync(JobAilment ailment, CancellationToken ct)
    {
        if ((await table.ReadAsync(Key, ct)).Version != job.Version)
        {
            DeactivateOnIdle(); // the next activation reads what is stored
            return ailment is JobAilment.IsStale;
        }

        switch (ailment)
        {
            case JobAilment.StandsStill:
                await StirAsync();
                return true;
            case JobAilment.LacksFiles lacking:
                return await MendFilesAsync(lacking, ct);
            // While a result is in cold storage, what lies under its key in hot storage goes only if the archive is there.
            case JobAilment.HasStrayObject stray when !JobFiles.Knows(job, stray.Bucket, stray.Key) && await cold.HasArchiveAsync(job, ct) != false:
                await effects.RemoveStrayAsync(stray.Bucket, stray.Key, ct);
                return true;
            case JobAilment.HasStrayUpload stray when !await KnowsUploadAsync(stray, ct):
                await effects.AbortStrayAsync(stray, ct);
                return true;
            case JobAilment.HasStrayArchive stray when !JobFiles.KnowsArchive(job, stray.ArchiveId):
                await cold.RemoveStrayAsync(stray.ArchiveId, ct);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Does what the watchdog would, and arms it, whatever this activation believes of it.</summary>
    private Task StirAsync()
    {
        (isEarly, ticksAt, leavingSince) = (false, null, null);
        return ReceiveReminder(Watchdog, default);
    }

    /// <summary>The input first: without it the job cannot be annotated again.</summary>
    private async Task<bool> MendFilesAsync(JobAilment.LacksFiles lacking, CancellationToken ct)
    {
        if (HasWorker && workerHeard)
        {
            return false;
        }

        var (before, missing) = (job.Version, await effects.MissingAsync(job, ct));
        if (missing.Any(file => file.Kind is JobFileKind.Input))
        {
            await TakeAsync(new InputLost(Now), ct);
        }

        if (missing.Any(file => file.Kind is not JobFileKind.Input) || (lacking.Archive && await cold.HasArchiveAsync(job, ct) != true))
        {
            await TakeAsync(new ResultLost(Now), ct);
        }

        return job.Version != before;
    }

    private async Task<bool> KnowsUploadAsync(JobAilment.HasStrayUpload stray, CancellationToken ct)
        => job.Status == JobStatus.Uploading
            ? (await GrainFactory.Upload(Key).LookAsync(ct))?.UploadId == stray.UploadId
            : JobFiles.IsWorkedOn(job);
}
