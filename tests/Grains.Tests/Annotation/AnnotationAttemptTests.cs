using System.IO.Compression;
using GasOrleans.Annotation;
using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Annotation;

/// <summary>The worker's attempt, S3 to S3, against the real engine and the real grain.</summary>
[Collection(Cluster.OneAtATime)]
public class AnnotationAttemptTests(Cluster cluster)
{
    private const string Header = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";
    private const string GyrA = Header + "NC_000962.3\t7570\t.\tC\tT\t.\tPASS\t.\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AnnotationAttempt Attempt => cluster.Service<AnnotationAttempt>();

    [Fact]
    public async Task A_vcf_becomes_a_result_an_index_and_a_log()
    {
        var (job, claim) = await ClaimedAsync(GyrA);
        await Attempt.RunAsync(job.Key, claim, Ct);
        var seen = await job.WhenAsync(JobStatus.Completed);
        Assert.Equal(["sample.vcf", "sample.annot.vcf.gz", "sample.annot.vcf.gz.tbi", "sample.vcf.count.log"], seen.Files.Select(file => file.Name));
        Assert.Contains("missense_variant", await TextOfAsync(seen.Files[1]), StringComparison.Ordinal);
        Assert.Equal(1, seen.Summary!.Records);
        Assert.All(seen.Files, file => Assert.True(file.Bytes > 0));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_result_holds_what_was_asked_for(bool picked, bool names)
    {
        var (job, claim) = await ClaimedAsync(GyrA, options: new(picked, names));
        await Attempt.RunAsync(job.Key, claim, Ct);
        var seen = await job.WhenAsync(JobStatus.Completed);
        Assert.Equal(new(picked, names), seen.Request.Options);
        var text = await TextOfAsync(seen.Files[1]);
        Assert.Equal(picked, text.Contains("the picked entry of each ALT only", StringComparison.Ordinal));
        Assert.Equal(names, text.Contains("NC_000962.3:g.7570C>T", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_large_result_has_a_table_beside_it()
    {
        var (job, claim) = await ClaimedAsync(LargeVcf.Of(40_000), Cluster.PremiumUser);
        await Attempt.RunAsync(job.Key, claim, Ct);
        var seen = await job.WhenAsync(JobStatus.Completed);
        var table = Assert.Single(seen.Files, file => file.Kind == JobFileKind.Table);
        Assert.EndsWith(".annot.vcf.gz.gsi", table.Name, StringComparison.Ordinal);
        Assert.True(table.Bytes > 1_000);
    }

    [Fact]
    public async Task A_file_that_cannot_be_annotated_fails_the_job_with_its_code_and_leaves_no_output()
    {
        var (job, claim) = await ClaimedAsync("<!DOCTYPE html><html><body>Not found</body></html>");
        await Attempt.RunAsync(job.Key, claim, Ct);
        var seen = await job.WhenAsync(JobStatus.Failed);
        Assert.Equal("not-vcf", seen.Failure!.Code);
        Assert.NotEmpty(seen.Failure.Fix);
        Assert.Empty(await OutputsAsync(job));
    }

    [Fact]
    public async Task A_cancelled_attempt_stops_soon_and_leaves_no_partial_output()
    {
        var (job, claim) = await ClaimedAsync(Large(200_000), Cluster.PremiumUser);
        var running = Attempt.RunAsync(job.Key, claim, Ct);
        Assert.Null(await job.Grain.CancelAsync(Ct));
        await running.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        Assert.Equal(JobStatus.Cancelled, await job.StatusAsync());
        Assert.Empty(await OutputsAsync(job));
        Assert.Empty((await cluster.S3.ListMultipartUploadsAsync(new Amazon.S3.Model.ListMultipartUploadsRequest { BucketName = "gas-results", Prefix = $"{job.Key}/" }, Ct)).MultipartUploads ?? []);
    }

    [Fact]
    public async Task A_worker_that_comes_too_late_removes_what_it_published()
    {
        var (job, claim) = await ClaimedAsync(GyrA);
        var real = job.Grain;
        cluster.Gate.LoseNextAnswer((request, _) => IsPutOf(request, "count.log", () => real.CancelAsync(CancellationToken.None)));
        await Attempt.RunAsync(job.Key, claim, Ct);
        await job.WhenAsync(JobStatus.Cancelled);
        await Eventually.HoldsAsync(async () => (await OutputsAsync(job)).Count == 0);
    }

    [Fact]
    public async Task An_input_that_is_gone_is_a_fault_of_ours_and_tried_again()
    {
        var (job, claim) = await ClaimedAsync(GyrA);
        await cluster.S3.DeleteObjectAsync(claim.Work.Input.Bucket, claim.Work.Input.Key, Ct);
        await Attempt.RunAsync(job.Key, claim, Ct);
        var seen = await job.WhenAsync(JobStatus.Pending);
        Assert.Contains("NoSuchKey", seen.Timeline[^1].What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_shuts_down_hands_its_job_back_without_counting_an_attempt()
    {
        var (job, claim) = await ClaimedAsync(Large(200_000), Cluster.PremiumUser);
        using var stopping = new CancellationTokenSource();
        var running = Attempt.RunAsync(job.Key, claim, stopping.Token);
        await stopping.CancelAsync();
        await running;
        await job.WhenAsync(JobStatus.Pending);
        Assert.Equal(0, (await job.StoredAsync()).Faults);
        Assert.Empty(await OutputsAsync(job));
    }

    [Fact]
    public async Task A_second_attempt_gives_the_same_bytes_as_the_first()
    {
        var (job, first) = await ClaimedAsync(Large(2_000));
        var (again, second) = await ClaimedAsync(Large(2_000));
        await Attempt.RunAsync(job.Key, first, Ct);
        await Attempt.RunAsync(again.Key, second, Ct);
        var files = (await job.WhenAsync(JobStatus.Completed)).Files.Zip((await again.WhenAsync(JobStatus.Completed)).Files);
        foreach (var (one, other) in files)
        {
            Assert.Equal(await BytesOfAsync(one), await BytesOfAsync(other));
        }
    }

    private static string Large(int records) => Header + string.Concat(Enumerable.Repeat(GyrA[Header.Length..], records));

    private static bool IsPutOf(HttpRequestMessage request, string name, Func<Task> first)
    {
        var matches = request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.EndsWith(name, StringComparison.Ordinal);
        if (matches)
        {
            first().Ignore();
        }

        return matches;
    }

    private async Task<(GivenJob Job, ClaimAnswer.Granted Claim)> ClaimedAsync(string text, string? user = null, ResultOptions options = default)
    {
        var job = await new Given(cluster).AJobThatIsUploading(user, options);
        await job.UploadAsync(text);
        Assert.Null(await job.Grain.UploadedAsync(Ct));
        return (job, Assert.IsType<ClaimAnswer.Granted>(await job.Grain.ClaimAsync("worker", Ct)));
    }

    private async Task<List<Amazon.S3.Model.S3Object>> OutputsAsync(GivenJob job)
        => (await cluster.S3.ListObjectsV2Async(new() { BucketName = "gas-results", Prefix = $"{job.Key}/" }, Ct)).S3Objects ?? [];

    private async Task<byte[]> BytesOfAsync(JobFile file)
    {
        using var answer = await cluster.S3.GetObjectAsync(file.Bucket, file.Key, Ct);
        using var bytes = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(bytes, Ct);
        return bytes.ToArray();
    }

    private async Task<string> TextOfAsync(JobFile file)
    {
        await using var zipped = new GZipStream(new MemoryStream(await BytesOfAsync(file)), CompressionMode.Decompress);
        using var reader = new StreamReader(zipped);
        return await reader.ReadToEndAsync(Ct);
    }
}
