using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GasOrleans.Jobs;

/// <summary>What jobs say of themselves; and one trace for a job's whole life, from the request that submitted it to its result's return.</summary>
internal static class JobTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "GasOrleans.Jobs";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Moves = Meter.CreateCounter<long>("gas.jobs.moved", description: "Jobs that came from one status into another.");
    private static readonly Histogram<double> Stays = Meter.CreateHistogram<double>("gas.jobs.time_in_status", "s", "How long jobs were in the status that they left.");
    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("gas.attempts", description: "Attempts at annotating a job that ended, by how.");
    private static readonly Histogram<double> ArchiveLag = Meter.CreateHistogram<double>("gas.archive.lag", "s", "From the end of a result's window to its archive.");
    private static readonly Histogram<double> RestoreLag = Meter.CreateHistogram<double>("gas.restore.lag", "s", "From asking for an archived result to having it.");
    private static readonly Counter<long> Parked = Meter.CreateCounter<long>("gas.restores.parked", description: "Restores that wait for an operator.");

    /// <summary>Goes on with the job's trace, whoever brings the event: hours may lie between it and the one before.</summary>
    public static Activity? Hear(JobState job, JobEvent e)
    {
        if (!Activities.HasListeners())
        {
            return null;
        }

        var bringer = Activity.Current?.Context;
        var isOwn = !ActivityContext.TryParse(job.Trace, null, isRemote: true, out var whole) || whole.TraceId == bringer?.TraceId;
        var activity = isOwn
            ? Activities.StartActivity($"job {e.GetType().Name}")
            : Activities.StartActivity($"job {e.GetType().Name}", ActivityKind.Internal, whole, links: bringer is { } other ? [new(other)] : null);
        return activity?.SetTag("gas.job", job.Key.ToString()).SetTag("gas.job.from", job.Status.ToString());
    }

    public static void Moved(JobState before, JobState after, JobEvent e, DateTimeOffset now)
    {
        CountAttempt(e);
        if (before.ParkedReason is null && after.ParkedReason is not null)
        {
            Parked.Add(1);
        }

        if (before.Status == after.Status)
        {
            return;
        }

        var stay = (now - before.StatusSince).TotalSeconds;
        Moves.Add(1, new("from", before.Status.ToString()), new("to", after.Status.ToString()));
        Activity.Current?.SetTag("gas.job.to", after.Status.ToString());
        if (before.Status is not JobStatus.None)
        {
            Stays.Record(stay, new KeyValuePair<string, object?>("status", before.Status.ToString()));
        }

        switch (before.Status, after.Status)
        {
            case (JobStatus.Archiving, JobStatus.Archived):
                ArchiveLag.Record(stay);
                break;
            case (JobStatus.Restoring, JobStatus.Thawed):
                RestoreLag.Record(stay);
                break;
        }
    }

    private static void CountAttempt(JobEvent e)
    {
        var outcome = e switch
        {
            Succeeded => "succeeded",
            InputRefused => "refused",
            AttemptFailed => "failed",
            HandedBack => "handed back",
            _ => null,
        };
        if (outcome is not null)
        {
            Attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
