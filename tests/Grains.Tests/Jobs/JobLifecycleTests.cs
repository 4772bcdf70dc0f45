using GasOrleans.Jobs;
using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Grains.Tests.Jobs;

public class JobLifecycleTests
{
    public static TheoryData<JobStatus, string> Pairs()
        => [.. from status in Samples.Statuses from e in Samples.Events select (status, Samples.NameOf(e))];

    [Theory, MemberData(nameof(Pairs))]
    public void Any_event_twice_is_the_event_once(JobStatus status, string name)
    {
        var e = Samples.Events.Single(sample => Samples.NameOf(sample) == name);
        var once = JobLifecycle.Next(Samples.JobThatIs(status), e) ?? Samples.JobThatIs(status);
        var twice = JobLifecycle.Next(once, e) ?? once;
        Assert.Same(once, twice);
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Only_what_a_person_asks_is_refused(JobStatus status, string name)
    {
        var e = Samples.Events.Single(sample => Samples.NameOf(sample) == name);
        Assert.True(e.IsAsked || JobLifecycle.Next(Samples.JobThatIs(status), e) is not null);
    }

    [Fact]
    public void Every_status_can_be_reached()
    {
        var reached = new HashSet<JobStatus> { None };
        for (var before = 0; before != reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith([.. from status in reached from e in Samples.Events
                                  from ready in Variants(Samples.JobThatIs(status))
                                  select JobLifecycle.Next(ready, e)?.Status ?? status]);
        }

        Assert.Equal(Samples.Statuses.ToHashSet(), reached);
    }

    [Fact]
    public void A_tombstone_never_moves()
        => Assert.All(Samples.Events, e => Assert.Equal(JobStatus.Deleted, (JobLifecycle.Next(Samples.JobThatIs(JobStatus.Deleted), e) ?? Samples.JobThatIs(JobStatus.Deleted)).Status));

    [Theory]
    [InlineData(Pending)]
    [InlineData(Running)]
    public void A_late_worker_changes_nothing(JobStatus status)
    {
        var job = Samples.JobThatIs(status) with { Token = Samples.Token + 1 };
        var late = Samples.Events.Where(e => e is Succeeded or InputRefused or AttemptFailed or HandedBack);
        Assert.All(late, e => Assert.Same(job, JobLifecycle.Next(job, e)));
    }

    [Fact]
    public void The_end_of_the_newest_attempt_counts_while_the_job_waits_again()
    {
        var waiting = JobLifecycle.Next(Samples.JobThatIs(Running), new AttemptFailed(Samples.At, Samples.Token, "lost", 3))!;
        var ended = JobLifecycle.Next(waiting, Samples.Events.OfType<Succeeded>().Single())!;
        Assert.Equal((Pending, Completed), (waiting.Status, ended.Status));
    }

    [Fact]
    public void Faults_of_ours_are_tried_again_until_the_limit_and_no_further()
    {
        var job = Samples.JobThatIs(Pending);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(Pending, job.Status);
            job = JobLifecycle.Next(job, new Claimed(Samples.At, job.Token + 1, "silo"))!;
            job = JobLifecycle.Next(job, new AttemptFailed(Samples.At, job.Token, "disk full", 3))!;
        }

        Assert.Equal((Failed, "internal", 3), (job.Status, job.Failure!.Code, job.Faults));
    }

    [Fact]
    public void Faults_of_the_input_are_not_tried_again()
        => Assert.Equal(Failed, JobLifecycle.Next(Samples.JobThatIs(Running), new InputRefused(Samples.At, Samples.Token, Samples.Failure))!.Status);

    [Fact]
    public void What_is_safe_outlives_the_attempt_and_only_the_claims_worker_moves_it()
    {
        var job = JobLifecycle.Next(Samples.JobThatIs(Running), new CheckpointReached(Samples.At, Samples.Token, "first"))!;
        var waits = JobLifecycle.Next(job, new AttemptFailed(Samples.At, Samples.Token, "its worker was lost", 3))!;
        var again = JobLifecycle.Next(waits, new Claimed(Samples.At, Samples.Token + 1, "another"))!;
        var late = JobLifecycle.Next(again, new CheckpointReached(Samples.At, Samples.Token, "late"))!;
        Assert.Equal(("first", "first"), (again.Checkpoint, late.Checkpoint));
        Assert.Equal("second", JobLifecycle.Next(late, new CheckpointReached(Samples.At, Samples.Token + 1, "second"))!.Checkpoint);
    }

    [Fact]
    public void Handing_back_costs_no_attempt()
        => Assert.Equal(0, JobLifecycle.Next(Samples.JobThatIs(Running), new HandedBack(Samples.At, Samples.Token))!.Faults);

    [Theory]
    [InlineData(Completed)]
    [InlineData(Archived)]
    [InlineData(Thawed)]
    public void What_was_lost_is_made_again_and_late_news_of_the_attempt_that_made_it_changes_nothing(JobStatus status)
    {
        var again = JobLifecycle.Next(Samples.JobThatIs(status), new ResultLost(Samples.At))!;
        Assert.Equal((Pending, Samples.Token + 1, 0), (again.Status, again.Token, again.Outputs.Length));
        Assert.All(Samples.Events.Where(e => e is Succeeded or InputRefused or AttemptFailed or HotCopyRestored), late => Assert.Same(again, JobLifecycle.Next(again, late)));
    }

    [Fact]
    public void Without_its_input_what_was_lost_fails_and_says_why()
    {
        var without = JobLifecycle.Next(Samples.JobThatIs(Completed), new InputLost(Samples.At))!;
        Assert.Equal((Completed, 2), (without.Status, without.Outputs.Length)); // it still has its result
        Assert.Equal("files-lost", JobLifecycle.Next(without, new ResultLost(Samples.At))!.Failure!.Code);
        Assert.Equal("files-lost", JobLifecycle.Next(Samples.JobThatIs(Pending), new InputLost(Samples.At))!.Failure!.Code);
    }

    [Fact]
    public void A_very_long_life_keeps_its_beginning_and_its_end()
    {
        var job = Samples.JobThatIs(Uploading);
        for (var i = 0; i < 500; i++)
        {
            job = job.Note(Samples.At, $"note {i}");
        }

        Assert.Equal(("note 0", "note 499"), (job.Timeline[0].What, job.Timeline[^1].What));
        Assert.InRange(job.Timeline.Length, 50, 100);
    }

    /// <summary>The same status further on: what a step within it needs before the next.</summary>
    private static IEnumerable<JobState> Variants(JobState job)
    {
        yield return job;
        yield return job with { Archive = new("archive", "sum", 10) };
    }
}
