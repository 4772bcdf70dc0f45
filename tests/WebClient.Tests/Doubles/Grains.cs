using GasOrleans.Genomes;
using GasOrleans.Jobs;
using GasOrleans.Notifications;
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

        if (Job is null && world.Orders.Submissions is { } pause)
        {
            return Refused(new Refusal.Paused(pause.Text, pause.Author));
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

    public Task<Refusal?> RequeueAsync(string reason, CancellationToken ct)
    {
        world.Act(Key.User);
        return Job is { Status: JobStatus.Failed } ? MoveAsync(JobStatus.Pending) : No(Job is null ? new Refusal.NotFound() : new Refusal.WrongStatus(Job.Status));
    }

    public Task<Refusal?> FailAsync(string reason, CancellationToken ct)
    {
        world.Act(Key.User);
        return Job is { Status: JobStatus.Running } ? MoveAsync(JobStatus.Failed) : No(Job is null ? new Refusal.NotFound() : new Refusal.WrongStatus(Job.Status));
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
    public Task<JobPage> ListAsync(JobId? cursor, int size, CancellationToken ct) => FindAsync(new() { After = cursor, Size = size }, ct);

    public Task<JobPage> FindAsync(JobQuery query, CancellationToken ct)
    {
        var user = UserId.Parse(this.GetPrimaryKeyString());
        var wanted = world.Jobs.Values.Where(j => j.Key.User == user && query.Wants(j)).OrderBy(j => $"{j.Key.Id}", StringComparer.Ordinal).ToList();
        if (!query.OldestFirst)
        {
            wanted.Reverse();
        }

        var after = query.After is { } from ? wanted.SkipWhile(j => j.Key.Id != from).Skip(1).ToArray() : [.. wanted];
        var page = after[..Math.Min(query.Size, after.Length)];
        return Task.FromResult(new JobPage(page, after.Length > query.Size ? page[^1].Key.Id : null));
    }
}

/// <summary>The line, as the test says it is.</summary>
internal sealed class QueueGrain(World world) : Grain, IQueueGrain
{
    public Task<QueuePlace?> PlaceAsync(JobKey job, CancellationToken ct) => Task.FromResult(world.Places.GetValueOrDefault(job));
}

/// <summary>The mails, as the test says they are.</summary>
internal sealed class NotificationGrain(World world) : Grain, INotificationGrain
{
    public Task TellAsync(JobNotice notice, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<SentMail>> MailsAsync(CancellationToken ct)
        => Task.FromResult<IReadOnlyList<SentMail>>(world.Mails.GetValueOrDefault(JobKey.Parse(this.GetPrimaryKeyString())) ?? []);
}

/// <summary>The genomes.</summary>
internal sealed class GenomesGrain(World world) : Grain, IGenomesGrain
{
    private const string Bases = "ACGTTGCAAC";

    public Task<IReadOnlyList<Genome>> ListAsync(CancellationToken ct) => Task.FromResult(world.Genomes);

    public Task<IReadOnlyList<GenomeContig>?> ContigsAsync(string genome, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<GenomeContig>?>(genome == "tb-h37rv" ? [new("NC_000962.3", 10_000), new("plasmid", 10)] : null);

    public Task<byte[]?> BasesAsync(string genome, string contig, long start, int count, CancellationToken ct)
        => Task.FromResult<byte[]?>([.. Enumerable.Range((int)start, count).Select(i => (byte)Bases[i % Bases.Length])]);

    public Task<GenomePlace?> FindAsync(string genome, string name, CancellationToken ct)
        => Task.FromResult(name == "RPOB" ? new GenomePlace("NC_000962.3", 101, 400) : null);

    public Task<IReadOnlyList<GenomeGene>?> GenesAsync(string genome, string contig, long start, long until, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<GenomeGene>?>(genome == "tb-h37rv" ? [new("rpoB", "t1", "protein_coding", 100, 400, "+", 110, 390, [100, 300], [200, 400])] : null);
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
