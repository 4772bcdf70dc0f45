using GasOrleans.Jobs;
using GasOrleans.Users;
using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>One job in each status, and one sample of each event that fits it.</summary>
internal static class Samples
{
    public const long Token = 1;
    public static readonly DateTimeOffset At = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    public static readonly JobKey Key = new(new UserId("ada"), new JobId(Guid.CreateVersion7(At)));
    public static readonly JobRequest Request = new("sample.vcf", "h37rv");
    public static readonly JobFailure Failure = new("not-vcf", "This is no VCF.", 1, "Upload a VCF.");
    private static readonly JobFile Input = new(JobFileKind.Input, "sample.vcf", "gas-inputs", $"{Key}/sample.vcf", 0);
    private static readonly JobFile Result = new(JobFileKind.Result, "sample.annot.vcf.gz", "gas-results", $"{Key}/1/sample.annot.vcf.gz", 10);
    private static readonly JobFile Log = new(JobFileKind.Log, "sample.vcf.count.log", "gas-results", $"{Key}/1/sample.vcf.count.log", 5);

    public static readonly JobSummary Summary =
        new(1, 0, new Dictionary<string, long> { ["missense_variant"] = 1 }, new Dictionary<string, long> { ["pos-zero"] = 2 })
        {
            Types = new Dictionary<string, long> { ["snv"] = 1 },
            Transitions = 3,
            Transversions = 1,
            Chromosomes = [new("chr1", 1), new("", 7)],
        };

    public static readonly JobEvent[] Events =
    [
        new Submitted(At, Request, Input, 1000, At.AddDays(1)),
        new Uploaded(At, 100),
        new UploadRefused(At, Failure),
        new UploadExpired(At),
        new Claimed(At, Token + 1, "silo"),
        new Succeeded(At, Token, [Result, Log], Summary, At.AddMinutes(5)),
        new InputRefused(At, Token, Failure),
        new CheckpointReached(At, Token, "checkpoint"),
        new AttemptFailed(At, Token, "its worker was lost", 3),
        new AttemptFailed(At, Token, "its worker was lost", 1),
        new HandedBack(At, Token),
        new CancelAsked(At),
        new Requeued(At, "the disk was full", 100),
        new FailedByHand(At, "it holds up the others"),
        new WindowEnded(At),
        new WindowOpened(At, At.AddMinutes(5)),
        new WindowLifted(At),
        new ColdCopyVerified(At, Token, new("archive", "sum", 10)),
        new HotCopyRemoved(At, Token),
        new KeptHot(At),
        new RestoreAsked(At, 1),
        new RetrievalAsked(At, new("retrieval", "Expedited", null, At, At.AddMinutes(5), false)),
        new RetrievalReady(At, "retrieval"),
        new RetrievalFailed(At, "retrieval", "expired", 3),
        new RestoreParked(At, "cold storage does not have the archive"),
        new HotCopyRestored(At, Token, Result, null),
        new ColdCopyRemoved(At),
        new InputLost(At),
        new ResultLost(At),
        new DeleteAsked(At),
        new Deleted(At, 3, At.AddDays(30)),
    ];

    public static IEnumerable<JobStatus> Statuses => Enum.GetValues<JobStatus>();

    /// <summary>What the drawing calls an event.</summary>
    public static string NameOf(JobEvent e) => e is AttemptFailed { Limit: 1 } ? "AttemptFailed (last)" : e.GetType().Name;

    /// <summary>A job in a status, such that every event which can advance it does.</summary>
    public static JobState JobThatIs(JobStatus status)
    {
        var job = new JobState { Key = Key };
        return status == None ? job : job with
        {
            Status = status,
            Version = 1,
            Request = Request,
            Input = Input with { Bytes = status == Uploading ? 0 : 100 },
            MaximumBytes = 1000,
            SubmittedAt = At,
            StatusSince = At,
            Token = status is Uploading ? 0 : Token,
            WindowEndsAt = status is Completed ? At : null,
            Outputs = status is Completed or Archiving or Thawed ? [Result, Log] : status is Archived or Restoring ? [Log] : [],
        };
    }
}
