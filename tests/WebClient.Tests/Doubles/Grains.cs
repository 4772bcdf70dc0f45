using GasOrleans.Genomes;
using GasOrleans.Jobs;
using GasOrleans.Uploads;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>The contract of a job, without the work.</summary>
internal sealed class JobGrain(World world, TimeProvider time) : Grain, IJobGrain
{
    private JobKey Key => JobKey.Parse(this.GetPrimaryKeyString());

    private JobSnapshot? Job => world.Jobs.GetValueOrDefault(Key);

    public Task<SubmitAnswer> SubmitAsync(JobRequest request, CancellationToken ct)
    {
        world.Act(Key.User);
        if (string.IsNullOrWhiteSpace(request.FileName) || request.FileName.Contains('/', StringComparison.Ordinal))
        {
            return Refused(new Refusal.Invalid("fileName", "A file name has no '/' and is not empty."));
        }

        if (Job is { } job && (job.Request != request || job.Status != JobStatus.Uploading))
        {
            return Refused(new Refusal.WrongStatus(job.Status));
        }

        var ends = Job?.UploadEndsAt ?? time.GetUtcNow().AddHours(1);
        world.Jobs.TryAdd(Key, Given.Job(Key, JobStatus.Uploading) with { Request = request, UploadEndsAt = ends });
        return Task.FromResult(new SubmitAnswer(new("inputs", $"{Key}/{request.FileName}", 150 * 1024, ends), null));
    }

    public Task<Refusal?> UploadedAsync(CancellationToken ct)
    {
        world.Act(Key.User);
        return Job is null ? No(new Refusal.NotFound())
            : world.IsThere(Key) ? MoveAsync(JobStatus.Pending)
            : No(new Refusal.NotUploaded());
    }

    public Task<Refusal?> CancelAsync(CancellationToken ct)
    {
        world.Act(Key.User);
        return Job is null ? No(new Refusal.NotFound())
            : Job.Status is JobStatus.Uploading or JobStatus.Pending or JobStatus.Running ? MoveAsync(JobStatus.Cancelled)
            : No(new Refusal.WrongStatus(Job.Status));
    }

    public Task<Refusal?> DeleteAsync(CancellationToken ct)
    {
        world.Act(Key.User);
        return Job is null ? No(new Refusal.NotFound()) : MoveAsync(JobStatus.Deleted);
    }

    public Task<JobSnapshot?> LookAsync(CancellationToken ct) => Task.FromResult(Job);

    public Task<ClaimAnswer> ClaimAsync(string worker, CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> RenewAsync(long token, CancellationToken ct) => throw new NotSupportedException();

    public Task ProgressAsync(long token, JobProgress progress) => throw new NotSupportedException();

    private static Task<SubmitAnswer> Refused(Refusal refusal) => Task.FromResult(new SubmitAnswer(null, refusal));

    private static Task<Refusal?> No(Refusal refusal) => Task.FromResult<Refusal?>(refusal);

    private async Task<Refusal?> MoveAsync(JobStatus status)
    {
        var job = world.Put(Job! with { Status = status, Version = Job.Version + 1 });
        await GrainFactory.User(Key.User).JobChangedAsync(job);
        return null;
    }
}

/// <summary>The list of a person's jobs.</summary>
internal sealed class JobListGrain(World world) : Grain, IJobListGrain
{
    public Task<JobPage> ListAsync(JobId? cursor, int size, CancellationToken ct)
    {
        var user = UserId.Parse(this.GetPrimaryKeyString());
        var older = world.Jobs.Values
            .Where(j => j.Key.User == user && (cursor is not { } from || string.CompareOrdinal($"{j.Key.Id}", $"{from}") < 0))
            .OrderByDescending(j => $"{j.Key.Id}", StringComparer.Ordinal)
            .Take(size + 1)
            .ToArray();
        var page = older[..Math.Min(size, older.Length)];
        return Task.FromResult(new JobPage(page, older.Length > size ? page[^1].Key.Id : null));
    }
}

/// <summary>The genomes.</summary>
internal sealed class GenomesGrain(World world) : Grain, IGenomesGrain
{
    public Task<IReadOnlyList<Genome>> ListAsync(CancellationToken ct) => Task.FromResult(world.Genomes);
}

/// <summary>The contract of an upload in parts; the parts are what the world says.</summary>
internal sealed class UploadGrain(World world) : Grain, IUploadGrain
{
    /// <summary>The sum of every file.</summary>
    public const string Sum = "the-sum";

    private JobKey Key => JobKey.Parse(this.GetPrimaryKeyString());

    private UploadSession? Session => world.PartUploads.GetValueOrDefault(Key);

    public Task<UploadAnswer> BeginAsync(UploadTicket ticket, UploadFile file, CancellationToken ct)
    {
        world.Act(Key.User);
        return Task.FromResult(new UploadAnswer(world.PartUploads.GetOrAdd(Key, _ => new(ticket, file, $"{Guid.NewGuid():N}", [])), null));
    }

    public Task<UploadSession?> LookAsync(CancellationToken ct) => Task.FromResult(Session);

    public Task<UploadSession?> CountAsync(CancellationToken ct) => Task.FromResult(Session);

    public Task<Refusal?> CompleteAsync(string sum, CancellationToken ct)
    {
        world.Act(Key.User);
        if (Session is null || sum != Sum)
        {
            return Task.FromResult<Refusal?>(Session is null ? null : new Refusal.BadUpload("sum-mismatch", "The sum is another."));
        }

        world.PartUploads.TryRemove(Key, out _);
        world.Uploaded[Key] = true;
        return Task.FromResult<Refusal?>(null);
    }

    public Task AbortAsync(CancellationToken ct) => Task.FromResult(world.PartUploads.TryRemove(Key, out _));
}

/// <summary>A person's sessions.</summary>
internal sealed class SessionsGrain(World world) : Grain, ISessionsGrain
{
    private UserId Id => UserId.Parse(this.GetPrimaryKeyString());

    public Task<bool> IsOpenAsync(string session, DateTimeOffset begunAt, CancellationToken ct) => Task.FromResult(!world.EndedSessions.ContainsKey(session)
        && begunAt > world.AllEndedAt.GetValueOrDefault(Id));

    public Task EndAsync(string session, DateTimeOffset forgetAt, CancellationToken ct) => Task.FromResult(world.EndedSessions.TryAdd(session, Id));

    public Task EndAllAsync(CancellationToken ct) => Task.FromResult(world.AllEndedAt[Id] = TimeProvider.System.GetUtcNow());
}

/// <summary>All that is a person's: a removal is done the moment after it was asked for.</summary>
internal sealed class AccountGrain(World world, TimeProvider time) : Grain, IAccountGrain
{
    private UserId Id => UserId.Parse(this.GetPrimaryKeyString());

    public Task<AccountRemoval> RemoveAsync(CancellationToken ct)
    {
        world.Act(Id);
        world.AllEndedAt[Id] = time.GetUtcNow();
        return Task.FromResult(world.Removals.GetOrAdd(Id, _ => new(Guid.NewGuid(), time.GetUtcNow(), 0, null)));
    }

    public Task<AccountRemoval?> LookAtRemovalAsync(CancellationToken ct) => Task.FromResult(world.Removals.GetValueOrDefault(Id));

    public Task<AccountUsage> UsageAsync(CancellationToken ct)
        => Task.FromResult(new AccountUsage(world.Jobs.Keys.Count(key => key.User == Id), 1, 3 * 1024 * 1024, 5 * 1024));
}
