using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

[Collection(Cluster.OneAtATime)]
public class JobGrainTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Fact]
    public async Task A_job_submitted_twice_is_one_job_with_one_ticket()
    {
        var job = await Given.AJobThatIsUploading();
        var again = await job.Grain.SubmitAsync(Given.Request, Ct);
        Assert.Equal((job.Ticket, 1L), (again.Ticket, (await job.StoredAsync()).Version));
    }

    [Fact]
    public async Task Another_request_under_the_same_id_is_refused()
    {
        var job = await Given.AJobThatIsUploading();
        var other = await job.Grain.SubmitAsync(Given.Request with { FileName = "other.vcf" }, Ct);
        Assert.Equal(new Refusal.WrongStatus(JobStatus.Uploading), other.Refusal);
    }

    [Theory]
    [InlineData("", Cluster.Genome, "file")]
    [InlineData("a\nb.vcf", Cluster.Genome, "file")]
    [InlineData("sample.vcf", "../../etc", "genome")]
    [InlineData("sample.vcf", "hg99", "genome")]
    public async Task A_wrong_field_is_named_and_nothing_is_stored(string file, string genome, string field)
    {
        var job = Given.AJob();
        var answer = await job.Grain.SubmitAsync(new(file, genome), Ct);
        Assert.Equal(field, Assert.IsType<Refusal.Invalid>(answer.Refusal).Field);
        Assert.Equal(JobStatus.None, (await job.StoredAsync()).Status);
    }

    [Fact]
    public async Task The_ticket_carries_the_limit_of_the_plan()
    {
        var free = await Given.AJobThatIsUploading();
        var premium = await Given.AJobThatIsUploading(Cluster.PremiumUser);
        Assert.Equal((150L * 1024, 5L * 1024 * 1024 * 1024), (free.Ticket!.MaximumBytes, premium.Ticket!.MaximumBytes));
    }

    [Fact]
    public async Task A_hostile_file_name_never_leaves_its_place_in_the_key()
    {
        var job = Given.AJob();
        var ticket = (await job.Grain.SubmitAsync(new("../../x/..\\<script>é.vcf", Cluster.Genome), Ct)).Ticket!;
        Assert.StartsWith($"{job.Key}/", ticket.Key, StringComparison.Ordinal);
        Assert.Matches(@"^[A-Za-z0-9_-][A-Za-z0-9_.-]*$", ticket.Key[$"{job.Key}/".Length..]);
        Assert.EndsWith("_.vcf", ticket.Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_confirmed_before_the_object_is_there_is_refused()
    {
        var job = await Given.AJobThatIsUploading();
        Assert.IsType<Refusal.NotUploaded>(await job.Grain.UploadedAsync(Ct));
    }

    [Fact]
    public async Task Notice_and_confirmation_of_one_upload_send_one_request()
    {
        var job = await Given.AJobThatIsPending();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => job.Grain.UploadedAsync(Ct)));
        await Eventually.HoldsAsync(() => cluster.SentFor(job.Key) == 1);
        Assert.Equal(JobStatus.Pending, await job.StatusAsync());
    }

    [Fact]
    public async Task An_object_larger_than_the_plan_allows_fails_the_job_with_the_sizes()
    {
        var job = await Given.AJobThatIsUploading();
        await job.UploadAsync(new string('x', (150 * 1024) + 1));
        await job.Grain.UploadedAsync(Ct);
        var seen = await job.LookAsync();
        Assert.Equal((JobStatus.Failed, "too-large"), (seen!.Status, seen.Failure!.Code));
        Assert.Contains("153,601", seen.Failure.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_input_is_a_failed_job_that_says_what_where_and_how_to_fix_it()
    {
        var job = await Given.AJobThatIsFailed();
        var seen = await job.LookAsync();
        Assert.Equal((JobStatus.Failed, new JobFailure("not-vcf", "This is no VCF.", 1, "Upload a VCF.")), (seen!.Status, seen.Failure));
    }

    [Fact]
    public async Task A_completed_job_shows_its_files_and_its_timeline()
    {
        var job = await Given.AJobThatIsCompleted();
        await job.ForgetAsync();
        var seen = await job.LookAsync();
        Assert.Equal([JobFileKind.Input, JobFileKind.Result], seen!.Files.Select(file => file.Kind));
        Assert.Equal([JobStatus.Uploading, JobStatus.Pending, JobStatus.Running, JobStatus.Completed], seen.Timeline.Select(entry => entry.Status));
        Assert.Equal(1, seen.Summary!.Consequences["missense_variant"]);
    }

    [Fact]
    public async Task A_job_that_nobody_submitted_is_not_found()
    {
        var job = Given.AJob();
        Assert.Null(await job.LookAsync());
        Assert.IsType<Refusal.NotFound>(await job.Grain.CancelAsync(Ct));
        Assert.IsType<Refusal.NotFound>(await job.Grain.DeleteAsync(Ct));
        Assert.IsType<Refusal.NotFound>(await job.Grain.UploadedAsync(Ct));
        Assert.IsType<ClaimAnswer.NotNeeded>(await job.Grain.ClaimAsync("worker", Ct));
    }

    [Fact]
    public async Task A_deleted_job_leaves_no_object_and_a_receipt()
    {
        var job = await Given.AJobThatIsCompleted();
        Assert.Null(await job.Grain.DeleteAsync(Ct));
        var stored = await job.StoredAsync();
        Assert.Equal((JobStatus.Deleted, "2 objects removed"), (stored.Status, stored.Timeline[^1].What));
        Assert.Equal(cluster.Clock.GetUtcNow().AddDays(30), stored.ExpiresAt!.Value, TimeSpan.FromSeconds(1));
        Assert.Empty((await cluster.S3.ListObjectsV2Async(new() { BucketName = "gas-inputs", Prefix = $"{job.Key}/" }, Ct)).S3Objects ?? []);
        Assert.Empty((await cluster.S3.ListObjectsV2Async(new() { BucketName = "gas-results", Prefix = $"{job.Key}/" }, Ct)).S3Objects ?? []);
    }
}
