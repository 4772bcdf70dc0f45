using CsCheck;
using GasOrleans.Jobs;
using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>Queues reorder and repeat; what comes too early comes again by its lease.</summary>
public class JobHistoryTests
{
    private static readonly DateTimeOffset At = Samples.At;

    private static readonly JobEvent[] OfAttempts =
    [
        new Uploaded(At, 100),
        new Claimed(At, 1, "a"),
        new CheckpointReached(At, 1, "checkpoint"),
        new AttemptFailed(At, 1, "its worker was lost", 3),
        new Claimed(At, 2, "b"),
        new HandedBack(At, 2),
        new Claimed(At, 3, "a"),
        new Succeeded(At, 3, [], Samples.Summary, null),
    ];

    private static readonly JobEvent[] OfARefusedInput = [new Uploaded(At, 100), new Claimed(At, 1, "a"), new InputRefused(At, 1, Samples.Failure)];

    /// <summary>What queues bring in a life that is archived, restored, archived and restored again.</summary>
    private static readonly JobEvent[] OfTheColdHalf =
    [
        new Uploaded(At, 100),
        new WindowEnded(At),
        new RestoreAsked(At, 1),
        new RetrievalAsked(At, new("r1", "Expedited", null, At, At, false)),
        new RetrievalReady(At, "r1"),
    ];

    [Fact]
    public void A_history_of_attempts_ends_completed_in_any_order_and_duplication()
        => EndsAlike(OfAttempts, (job, _) => job, Completed);

    [Fact]
    public void A_history_of_a_refused_input_ends_failed_in_any_order_and_duplication()
        => EndsAlike(OfARefusedInput, (job, _) => job, Failed);

    [Fact]
    public void A_history_of_the_cold_half_ends_thawed_in_any_order_and_duplication()
        => EndsAlike(OfTheColdHalf, (job, _) => Work(job), Thawed);

    private static void EndsAlike(JobEvent[] history, Func<JobState, JobEvent, JobState> then, JobStatus end)
        => Gen.Shuffle<JobEvent>((JobEvent[])[.. history, .. history]).Sample(
            order =>
            {
                var job = Submitted();
                for (var again = 0; again <= history.Length; again++)
                {
                    job = order.Aggregate(job, (state, e) => then(Apply(state, e), e));
                }

                return job.Status == end;
            },
            iter: 2000);

    /// <summary>A worker that does what the status asks for, once: claims are calls, no messages.</summary>
    private static JobState Work(JobState job)
    {
        var token = job.Token + 1;
        JobEvent[] steps = job.Status switch
        {
            Pending => [new Claimed(At, token, "a"), new Succeeded(At, token, [], Samples.Summary, At)],
            Archiving => [new Claimed(At, token, "a"), new ColdCopyVerified(At, token, new("archive", "sum", 10)), new HotCopyRemoved(At, token)],
            Restoring when job.Retrieval is { IsReady: true } =>
                [new Claimed(At, token, "a"), new HotCopyRestored(At, token, new(JobFileKind.Result, "x", "b", "k", 10), null)],
            Thawed => [new ColdCopyRemoved(At)],
            _ => [],
        };
        return steps.Aggregate(job, Apply);
    }

    private static JobState Submitted()
        => JobLifecycle.Next(new JobState { Key = Samples.Key }, Samples.Events.OfType<Submitted>().Single())!;

    private static JobState Apply(JobState job, JobEvent e) => JobLifecycle.Next(job, e) ?? job;
}
