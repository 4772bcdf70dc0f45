using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>What a user's list gives of what is stored: in both orders, by status, time and name, page by page.</summary>
[Collection(Cluster.OneAtATime)]
public sealed class JobListTests(Cluster cluster)
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly bool[] Orders = [false, true]; // the oldest first?
    private readonly UserId user = new($"u{Guid.NewGuid():N}");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_combination_of_order_status_time_and_name_gives_what_is_wanted_page_by_page()
    {
        var all = new List<JobSnapshot>();
        JobStatus[] statuses = [JobStatus.Completed, JobStatus.Failed, JobStatus.Deleted, JobStatus.Archived];
        for (var i = 0; i < 40; i++)
        {
            all.Add(await PutAsync($"{(i % 3 == 0 ? "Patient" : "sample")}-{i}.vcf", statuses[i % 4], Day.AddHours(6 * i)));
        }

        DateTimeOffset?[] begins = [null, Day.AddDays(3)];
        DateTimeOffset?[] ends = [null, Day.AddDays(8)];
        foreach (var query in from oldest in Orders
                              from status in new JobStatus?[] { null, JobStatus.Failed, JobStatus.Deleted, JobStatus.Running }
                              from begin in begins
                              from end in ends
                              from name in new[] { null, "PATIENT", "no such" }
                              select new JobQuery { Size = 7, OldestFirst = oldest, Status = status, From = begin, Before = end, Name = name })
        {
            var wanted = all.Where(query.Wants).Select(job => job.Key.Id);
            Assert.Equal(query.OldestFirst ? wanted : wanted.Reverse(), await AllOfAsync(query));
        }
    }

    [Fact]
    public async Task A_job_whose_form_lay_open_over_midnight_is_of_the_day_it_was_sent()
    {
        var late = await PutAsync("late.vcf", JobStatus.Completed, Day.AddMinutes(10), made: Day.AddHours(-1));
        Assert.Equal([late.Key.Id], await AllOfAsync(new() { From = Day }));
        Assert.Empty(await AllOfAsync(new() { Before = Day }));
    }

    [Theory]
    [InlineData("00000000-0000-7000-8000-000000000000")]
    [InlineData("ffffffff-ffff-7fff-bfff-ffffffffffff")]
    public async Task A_cursor_that_no_page_gave_is_no_fault(string cursor)
    {
        await PutAsync("a.vcf", JobStatus.Completed, Day.AddDays(1));
        foreach (var query in from oldest in Orders
                              from status in new JobStatus?[] { null, JobStatus.Completed }
                              select new JobQuery { OldestFirst = oldest, Status = status, From = Day, Before = Day.AddDays(2), After = JobId.Parse(cursor) })
        {
            var page = await cluster.Grains.JobsOf(user).FindAsync(query, Ct);
            var isBefore = query.OldestFirst == cursor.StartsWith('0');
            Assert.Equal(isBefore ? 1 : 0, page.Jobs.Count);
        }
    }

    [Fact]
    public async Task Rows_of_before_there_was_a_name_to_search_by_are_found_by_the_name_as_it_is_written()
    {
        var old = await PutAsync("Old.vcf", JobStatus.Completed, Day);
        await cluster.Service<Amazon.DynamoDBv2.IAmazonDynamoDB>().UpdateItemAsync(
            new() { TableName = "gas-annotations", Key = JobItem.Key(old.Key), UpdateExpression = "REMOVE search_name" }, Ct);
        Assert.Equal([old.Key.Id], await AllOfAsync(new() { Name = "Old" }));
    }

    [Fact]
    public async Task A_search_ends_after_some_thousand_jobs_and_goes_on_from_there()
    {
        var writes = Enumerable.Range(0, 5_600).Select(i => (Func<Task>)(() => PutAsync($"{i}.vcf", JobStatus.Completed, Day.AddMinutes(i))));
        await Parallel.ForEachAsync(writes, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (write, _) => await write());
        var first = await cluster.Grains.JobsOf(user).FindAsync(new() { Name = "no such" }, Ct);
        Assert.Empty(first.Jobs);
        var next = await cluster.Grains.JobsOf(user).FindAsync(new() { Name = "no such", After = Assert.NotNull(first.Next) }, Ct);
        Assert.Null(next.Next);
    }

    private async Task<JobSnapshot> PutAsync(string name, JobStatus status, DateTimeOffset submitted, DateTimeOffset? made = null)
    {
        var key = new JobKey(user, new(Guid.CreateVersion7(made ?? submitted)));
        var job = Samples.JobThatIs(status) with { Key = key, Request = new(name, Cluster.Genome), SubmittedAt = submitted };
        return (await cluster.Table.UpdateAsync(new JobState { Key = key }, job, Ct)).ToSnapshot();
    }

    private async Task<List<JobId>> AllOfAsync(JobQuery query)
    {
        var seen = new List<JobId>();
        for (var page = query; page is not null;)
        {
            var got = await cluster.Grains.JobsOf(user).FindAsync(page, Ct);
            Assert.InRange(got.Jobs.Count, 0, query.Size);
            seen.AddRange(got.Jobs.Select(job => job.Key.Id));
            page = got.Next is { } next ? query with { After = next } : null;
        }

        return seen;
    }
}
