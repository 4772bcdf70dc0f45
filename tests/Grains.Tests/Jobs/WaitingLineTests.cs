using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

public class WaitingLineTests
{
    private readonly List<JobKey> jobs = [.. Enumerable.Range(0, 20).Select(i => new JobKey(new("ada"), new(Guid.CreateVersion7(Samples.At.AddSeconds(i)))))];
    private readonly WaitingLine line = new(most: 15);

    [Fact]
    public void A_line_that_was_seen_once_says_the_place_and_no_time()
    {
        See(jobs[..5], 0);
        Assert.Equal(new(3, false, null), line.Place(jobs[3]));
    }

    [Fact]
    public void The_time_is_as_long_as_the_jobs_before_take_at_the_pace_that_was_seen()
    {
        See(jobs[..10], 0);
        See(jobs[1..10], 2);
        See(jobs[2..10], 4); // one in two seconds
        Assert.Equal(new(3, false, TimeSpan.FromSeconds(8)), line.Place(jobs[5]));
    }

    [Fact]
    public void A_line_that_stands_still_says_no_time()
    {
        See(jobs[..5], 0);
        See(jobs[..5], 2);
        Assert.Null(line.Place(jobs[0])!.Wait);
    }

    [Fact]
    public void What_happened_while_nobody_looked_says_nothing_of_the_pace()
    {
        See(jobs[..5], 0);
        See(jobs[4..5], 600);
        Assert.Equal(new(0, false, null), line.Place(jobs[4]));
    }

    [Fact]
    public void An_old_pace_is_forgotten()
    {
        See(jobs[..10], 0);
        for (var at = 10; at <= 300; at += 10)
        {
            See(jobs[1..10], at);
        }

        Assert.Null(line.Place(jobs[5])!.Wait);
    }

    [Fact]
    public void Behind_what_is_looked_at_the_line_is_long_and_a_job_that_does_not_wait_has_no_place()
    {
        See(jobs[..15], 0);
        Assert.Equal(new(15, true, null), line.Place(jobs[18]));
        See(jobs[..3], 2);
        Assert.Null(line.Place(jobs[18]));
    }

    private void See(List<JobKey> waiting, int seconds) => line.Observe([.. waiting.Select(job => (job, Samples.At))], TimeSpan.FromSeconds(seconds));
}
