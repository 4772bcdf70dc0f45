using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GasOrleans.Archive;
using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Jobs;

/// <summary>What the arrows of <see cref="JobLifecycle"/> do to a job, by name.</summary>
internal static class JobChanges
{
    /// <summary>The table's item may hold 400 KB: the middle of a very long life is left out.</summary>
    private const int TimelineCap = 100;

    public static JobState Note(this JobState job, DateTimeOffset at, string what)
    {
        var timeline = job.Timeline.Length < TimelineCap ? job.Timeline : job.Timeline.RemoveAt(TimelineCap / 2);
        return job with { Timeline = timeline.Add(new(at, job.Status, what)) };
    }

    public static JobState Move(this JobState job, JobStatus status, DateTimeOffset at, string what)
        => (job with { Status = status, StatusSince = at, Worker = null }).Note(at, what);

    /// <summary>Tells workers apart in a timeline without saying the names of our machines.</summary>
    public static string MarkOf(string worker) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(worker)))[..4];

    public static JobState Begin(this JobState job, Submitted s) => (job with
    {
        Request = s.Request,
        Input = s.Input,
        MaximumBytes = s.MaximumBytes,
        UploadEndsAt = s.UploadEndsAt,
        SubmittedAt = s.At,
    }).Move(Uploading, s.At, "submitted");

    /// <summary>Its files were lost, and its input is there: it is annotated anew.</summary>
    public static JobState AnnotateAgain(this JobState job, ResultLost l)
        => job.WithoutFiles().Move(Pending, l.At, "files of it were lost by a fault of ours; it is annotated again");

    public static JobState WithoutInput(this JobState job) => job with { Input = job.Input! with { Bytes = 0 } };

    /// <summary>Nothing of what was made of the input counts any more.</summary>
    public static JobState WithoutFiles(this JobState job) => job with
    {
        Token = job.Token + 1,
        Faults = 0,
        Checkpoint = null,
        CompletedAt = null,
        Outputs = [],
        Summary = null,
        WindowEndsAt = null,
        Archive = null,
        Retrieval = null,
        FailedRetrievals = 0,
        ParkedReason = null,
    };

    public static JobState Queue(this JobState job, Uploaded u)
        => job.Move(Pending, u.At, "input uploaded, waits for a worker") with { Input = job.Input! with { Bytes = u.Bytes }, UploadEndsAt = null };

    public static JobState Complete(this JobState job, Succeeded s) => job.Move(Completed, s.At, "completed") with
    {
        Outputs = s.Outputs,
        Summary = s.Summary,
        CompletedAt = s.At,
        WindowEndsAt = s.WindowEndsAt,
    };

    public static JobState Fail(this JobState job, DateTimeOffset at, JobFailure failure)
        => job.Move(Failed, at, failure.What) with { Failure = failure, CompletedAt = at, UploadEndsAt = null };

    public static JobState Retry(this JobState job, AttemptFailed f)
        => job.Move(Pending, f.At, $"attempt {f.Token} ended: {f.Reason}; it will be tried again") with { Faults = job.Faults + 1 };

    /// <summary>As if no attempt had been made: its faults are forgiven, and what they left is gone.</summary>
    public static JobState PutBack(this JobState job, Requeued r) => job.Move(Pending, r.At, $"put back by an operator: {r.Reason}") with
    {
        Input = job.Input! with { Bytes = r.Bytes },
        Faults = 0,
        Checkpoint = job.Status is Failed ? null : job.Checkpoint,
        Failure = null,
        CompletedAt = null,
    };

    public static JobState WithoutResult(this JobState job)
        => job with { Outputs = [.. job.Outputs.Where(file => file.Kind is not JobFileKind.Result)] };

    /// <summary>The tier, how long it should take, its price, and why it is not a faster one.</summary>
    public static string InWords(this RetrievalAsked r)
    {
        var asked = r.Retrieval;
        var within = asked.ExpectedAt - asked.AskedAt is { } span && span >= TimeSpan.FromHours(1)
            ? FormattableString.Invariant($"{Math.Ceiling(span.TotalHours)} h")
            : FormattableString.Invariant($"{Math.Ceiling(span.TotalMinutes)} min");
        var price = r.Dollars switch
        {
            null => "",
            < 0.01m => ", less than $0.01",
            { } dollars => string.Create(CultureInfo.InvariantCulture, $", ${dollars:0.00}"),
        };
        var tier = asked.Tier == RetrievalTier.Unknown ? "was under way already" : asked.Tier;
        return $"retrieval asked for ({tier}, expected within {within}{price})" + (asked.FallbackReason is { } why ? $": {why}" : "");
    }

    /// <summary>A worker that was lost may have left a copy that nobody will report; the faults say that there may be remains.</summary>
    public static JobState BringBackBy(this JobState job, Claimed c)
        => job with { Token = c.Token, Worker = c.Worker, Faults = job.Worker is null ? job.Faults : job.Faults + 1 };

    public static JobState AskAgain(this JobState job, RetrievalFailed r)
    {
        var failed = job.FailedRetrievals + 1;
        return job.Note(r.At, $"retrieval failed: {r.Reason}") with
        {
            Retrieval = null,
            Worker = null,
            FailedRetrievals = failed,
            ParkedReason = failed < r.Limit ? null : r.Reason,
        };
    }

    public static JobState Thaw(this JobState job, HotCopyRestored h) => job.Move(Thawed, h.At, "the result is back") with
    {
        Outputs = [h.Result, .. job.WithoutResult().Outputs],
        Retrieval = null,
        FailedRetrievals = 0,
        WindowEndsAt = h.WindowEndsAt,
    };
}
