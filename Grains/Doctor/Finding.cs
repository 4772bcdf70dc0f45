using System.Globalization;
using GasOrleans.Jobs;
using GasOrleans.Operations;
using static GasOrleans.Operations.DoctorFindingKind;

namespace GasOrleans.Doctor;

/// <summary>Something that does not fit, and who can mend it.</summary>
/// <param name="Shown">What people see of it.</param>
/// <param name="Job">Whose grain mends it; absent when nobody can.</param>
/// <param name="Ailment">What that grain is told.</param>
internal sealed record Finding(DoctorFinding Shown, JobKey? Job = null, JobAilment? Ailment = null)
{
    private const string Woken = "Its grain does what its watchdog would have done, and arms it.";

    public static Finding StrayObject(JobState job, string bucket, string key, long bytes, DateTimeOffset at) => new(
        new(ObjectWithoutJob, $"{bucket}/{key}", Text($"It is {bytes:N0} bytes of {at:u}; {Whose(job)}."), "It is deleted."),
        job.Key, new JobAilment.HasStrayObject(bucket, key));

    public static Finding StrayUpload(JobState job, string bucket, string key, string id, DateTimeOffset at) => new(
        new(AbandonedUpload, $"{bucket}/{key}", Text($"An upload in parts, begun {at:u}, will not be completed: {Whose(job)}."), "It is aborted, and its parts are deleted."),
        job.Key, new JobAilment.HasStrayUpload(bucket, key, id));

    public static Finding StrayArchive(JobState job, string id, long bytes, DateTimeOffset at) => new(
        new(ArchiveWithoutJob, id, Text($"It is an archive of {bytes:N0} bytes of {at:u}; {Whose(job)}."), "It is deleted."),
        job.Key, new JobAilment.HasStrayArchive(id));

    public static Finding LacksFiles(JobState job, IReadOnlyList<JobFile> missing, bool archive) => new(
        new(
            JobWithoutObject,
            $"{job.Key}",
            $"It is {Words(job.Status)}, and its {string.Join(", ", missing.Select(file => Words(file.Kind)).Append(archive ? "archive" : "").Where(word => word.Length > 0))} is not there.",
            job.Input is { Bytes: > 0 } && missing.All(file => file.Kind is not JobFileKind.Input)
                ? "It is annotated again from its input."
                : "It cannot be had back: the job says so, and fails if it has no result either."),
        job.Key, new JobAilment.LacksFiles(archive));

    public static Finding LostWorker(JobState job) => Still(job, LeaseWithoutWorker, $"It is {Words(job.Status)} by attempt {job.Token}, whose worker is silent.");

    public static Finding NoRequest(JobState job, string why) => Still(job, RestoreWithoutRequest, $"It waits for its result from cold storage: {why}");

    public static Finding NoWatchdog(JobState job) => Still(job, JobWithoutWatchdog, Text($"It is {Words(job.Status)} since {job.StatusSince:u}, and has no reminder that would wake it."));

    public static Finding NoMessage(JobState job) => Still(job, JobWithoutMessage, Text($"It waits for a worker since {job.StatusSince:u}, and the queue of requests is empty."));

    public static Finding Overdue(JobState job, string what) => Still(job, OverdueJob, what);

    public static Finding Stale(JobState job, long believed) => new(
        new(StaleGrain, $"{job.Key}", $"Its grain believes version {believed}, and version {job.Version} is stored.", "Its grain is told to read what is stored."),
        job.Key, new JobAilment.IsStale());

    public static Finding Unreadable(string key, string why) => new(
        new DoctorFinding(UnreadableRow, key, $"Its row is no job that this version can read: {why}", "Nobody but you can tell: mend or delete the row by hand, or take it from a backup."));

    private static Finding Still(JobState job, DoctorFindingKind kind, string what) => new(new(kind, $"{job.Key}", what, Woken), job.Key, new JobAilment.StandsStill());

    private static string Whose(JobState job) => job.Status switch
    {
        JobStatus.None => "there is no such job",
        JobStatus.Deleted => "its job was removed",
        _ => $"its job is {Words(job.Status)} and does not refer to it",
    };

    private static string Words(Enum name) => name.ToString().ToLowerInvariant();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
