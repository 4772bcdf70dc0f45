using Amazon.DynamoDBv2.Model;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Jobs;

[Collection(Cluster.OneAtATime)]
public class JobTableTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<JobStatus> Statuses => [.. Samples.Statuses.Where(status => status != JobStatus.None)];

    [Theory, MemberData(nameof(Statuses))]
    public void What_is_stored_reads_back_the_same(JobStatus status)
    {
        var job = Full(Samples.JobThatIs(status));
        var read = JobItem.Read(JobItem.From(job));
        Assert.Equal(Text(job), Text(read));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_the_result_is_to_hold_is_stored(bool picked, bool names)
    {
        var request = Samples.Request with { Options = new(picked, names) };
        var job = Samples.JobThatIs(JobStatus.Running) with { Request = request };
        Assert.Equal(request, JobItem.Read(JobItem.From(job)).Request);
    }

    [Fact]
    public void A_job_of_before_there_was_a_choice_holds_what_it_held()
    {
        var item = JobItem.From(Samples.JobThatIs(JobStatus.Running));
        Assert.DoesNotContain("result_options", item.Keys);
        Assert.Equal(default, JobItem.Read(item).Request!.Options);
    }

    [Fact]
    public void Attributes_have_the_names_that_the_flask_gas_used()
    {
        var item = JobItem.From(Full(Samples.JobThatIs(JobStatus.Restoring)) with { Outputs = Samples.JobThatIs(JobStatus.Completed).Outputs });
        string[] classic =
        [
            "user_id", "job_id", "job_status", "input_file_name", "submit_time", "complete_time", "s3_inputs_bucket", "s3_key_input_file",
            "s3_results_bucket", "s3_key_result_file", "s3_key_log_file", "results_file_archive_id", "restore_job_id",
        ];
        Assert.Empty(classic.Except(item.Keys));
        Assert.Equal("RESTORING", item["job_status"].S);
    }

    [Fact]
    public void An_update_names_only_what_changed_and_appends_to_the_timeline()
    {
        var before = Samples.JobThatIs(JobStatus.Pending).Note(Samples.At, "waits") with { Version = 7 };
        var after = JobLifecycle.Next(before, new Claimed(Samples.At.AddSeconds(1), 2, "silo"))! with { Version = 8 };
        var update = JobUpdate.Between(before, after, "t");
        Assert.Equal(
            ["job_status", "status_job_id", "working_status", "working_since", "version", "status_since", "timeline", "token", "worker"],
            update.ExpressionAttributeNames.Values);
        Assert.Contains("list_append", update.UpdateExpression, StringComparison.Ordinal);
        Assert.Equal("version = :version", update.ConditionExpression);
    }

    [Fact]
    public void What_is_gone_is_removed()
    {
        var before = Samples.JobThatIs(JobStatus.Running) with { Worker = "silo" };
        var after = JobLifecycle.Next(before, new CancelAsked(Samples.At))!;
        var update = JobUpdate.Between(before, after, "t");
        Assert.Contains("REMOVE", update.UpdateExpression, StringComparison.Ordinal);
        Assert.Contains("worker", update.ExpressionAttributeNames.Values);
        Assert.Contains("working_status", update.ExpressionAttributeNames.Values);
    }

    [Fact]
    public async Task The_second_of_two_writers_is_refused()
    {
        var none = new JobState { Key = NewKey(new("ada")) };
        var submitted = JobLifecycle.Next(none, Samples.Events.OfType<Submitted>().Single())!;
        await cluster.Table.UpdateAsync(none, submitted, Ct);
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => cluster.Table.UpdateAsync(none, submitted, Ct));
    }

    [Fact]
    public async Task Pages_go_through_all_jobs_of_one_user_newest_first_and_pass_over_tombstones()
    {
        var user = new UserId($"u{Guid.NewGuid():N}");
        var written = new List<JobId>();
        for (var i = 0; i < 25; i++)
        {
            cluster.Clock.Advance(TimeSpan.FromMilliseconds(2));
            var key = NewKey(user);
            var none = new JobState { Key = key };
            var job = Samples.JobThatIs(i % 5 == 0 ? JobStatus.Deleted : JobStatus.Completed) with { Key = key };
            await cluster.Table.UpdateAsync(none, job, Ct);
            if (i % 5 != 0)
            {
                written.Insert(0, key.Id);
            }
        }

        var seen = new List<JobId>();
        JobId? cursor = null;
        do
        {
            var page = await cluster.Grains.JobsOf(user).ListAsync(cursor, 7, Ct);
            Assert.InRange(page.Jobs.Count, 0, 7);
            seen.AddRange(page.Jobs.Select(job => job.Key.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(written, seen);
    }

    [Fact]
    public async Task A_page_says_what_results_hold()
    {
        var user = new UserId($"u{Guid.NewGuid():N}");
        var key = NewKey(user);
        var job = Samples.JobThatIs(JobStatus.Completed) with { Key = key, Request = Samples.Request with { Options = new(PickedOnly: true, GenomicNames: false) } };
        await cluster.Table.UpdateAsync(new JobState { Key = key }, job, Ct);
        Assert.Equal(job.Request, Assert.Single((await cluster.Grains.JobsOf(user).ListAsync(null, 5, Ct)).Jobs).Request);
    }

    private JobKey NewKey(UserId user) => new(user, JobId.New(cluster.Clock));

    private static JobState Full(JobState job) => job with
    {
        Version = 3,
        UploadEndsAt = Samples.At.AddHours(1),
        Worker = "silo",
        Faults = 2,
        Checkpoint = "ada/job/1/checkpoint-3",
        CompletedAt = Samples.At,
        Summary = Samples.Summary,
        Failure = Samples.Failure,
        WindowEndsAt = Samples.At.AddMinutes(5),
        Archive = new("archive", "sum", 10),
        Retrieval = new("retrieval", "Standard", "no capacity", Samples.At, Samples.At.AddHours(4), true),
        FailedRetrievals = 1,
        RestorePlanVersion = 4,
        ParkedReason = "expired",
        Timeline = [new(Samples.At, JobStatus.Pending, "waits"), new(Samples.At, JobStatus.Running, "runs")],
        ExpiresAt = Samples.At.AddDays(30),
    };

    private static string Text(JobState job) => System.Text.Json.JsonSerializer.Serialize(job);
}
