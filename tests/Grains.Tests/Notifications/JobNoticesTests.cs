using GasOrleans.Jobs;
using GasOrleans.Notifications;

namespace GasOrleans.Grains.Tests.Notifications;

/// <summary>Which facts a job's life has for its owner.</summary>
public class JobNoticesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly JobState completed = new()
    {
        Key = new(new("ada"), new JobId(Guid.CreateVersion7(Noon))),
        Status = JobStatus.Completed,
        StatusSince = Noon,
        CompletedAt = Noon,
        Request = Given.Request,
        Summary = Given.Summary,
        WindowEndsAt = Noon.AddMinutes(5),
    };

    [Fact]
    public void A_result_that_was_kept_hot_after_all_is_no_new_fact()
    {
        var archiving = JobLifecycle.Next(completed, new WindowEnded(Noon.AddMinutes(5)))!;
        Assert.Null(JobNotices.Of(archiving));
        var kept = JobLifecycle.Next(archiving, new KeptHot(Noon.AddMinutes(6)))!;
        Assert.NotEqual(completed.StatusSince, kept.StatusSince);
        Assert.Equal(FactOf(completed), FactOf(kept));
    }

    [Fact]
    public void Each_time_that_a_result_is_archived_is_a_fact_of_its_own()
    {
        var first = completed with { Status = JobStatus.Archived, StatusSince = Noon.AddDays(1) };
        Assert.NotEqual(FactOf(first), FactOf(first with { StatusSince = Noon.AddDays(2) }));
        Assert.NotEqual(FactOf(first), FactOf(first with { Status = JobStatus.Thawed }));
    }

    [Fact]
    public void What_is_noted_of_a_job_later_does_not_change_its_fact()
        => Assert.Equal(FactOf(completed), FactOf(completed.Note(Noon.AddHours(1), "something") with { Version = 9, WindowEndsAt = null }));

    [Fact]
    public void A_warning_is_owed_a_while_before_the_end_of_a_long_window_and_only_then()
    {
        var (window, before) = (TimeSpan.FromDays(7), TimeSpan.FromDays(1));
        var job = completed with { WindowEndsAt = Noon + window };
        var (early, due, over) = (Noon.AddDays(5), Noon.AddDays(6), Noon.AddDays(7));
        Assert.Equal(job.WindowEndsAt, Assert.IsType<JobNotice.ArchivedSoon>(JobNotices.Warning(job, window, before, due)).At);
        Assert.Null(JobNotices.Warning(job, window, before, early));
        Assert.Null(JobNotices.Warning(job, window, before, over));
        Assert.Null(JobNotices.Warning(job, window: null, before, due));
        Assert.Null(JobNotices.Warning(job with { WindowEndsAt = null }, window, before, due));
        Assert.Null(JobNotices.Warning(job with { Status = JobStatus.Archiving }, window, before, due));
        Assert.Null(JobNotices.Warning(completed, TimeSpan.FromMinutes(5), before, Noon.AddMinutes(1)));
    }

    [Theory]
    [InlineData(JobStatus.Uploading)]
    [InlineData(JobStatus.Pending)]
    [InlineData(JobStatus.Running)]
    [InlineData(JobStatus.Restoring)]
    [InlineData(JobStatus.Cancelled)]
    [InlineData(JobStatus.Deleting)]
    public void What_the_owner_did_or_waits_for_is_no_fact(JobStatus status) => Assert.Null(JobNotices.Of(completed with { Status = status }));

    private static string FactOf(JobState job) => JobMails.FactOf(JobNotices.Of(job)!);
}
