using GasOrleans.Annotation;
using GasOrleans.Jobs;
using GasOrleans.Results;

namespace GasOrleans.Grains.Tests.Annotation;

/// <summary>A large job whose attempts are cut: the next goes on from what is safe, to the same bytes, and nothing is left over.</summary>
[Collection(Cluster.OneAtATime)]
public class GoingOnTests(Cluster cluster)
{
    private const string Bucket = "gas-results";
    private static readonly Lazy<string> Input = new(() => LargeVcf.Of(80_000));
    private static readonly Dictionary<JobFileKind, byte[]> Undisturbed = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AnnotationAttempt Attempt => cluster.Service<AnnotationAttempt>();

    [Fact]
    public async Task After_a_fault_the_next_worker_reads_on_from_the_last_checkpoint()
    {
        var (job, first) = await CutAsync();
        var next = await ClaimAsync(job);
        Assert.NotNull(next.Checkpoint);
        var reads = new List<long>();
        cluster.Gate.FailNext((request, _) => Reads(request, next.Work.Input.Key, reads));
        await Attempt.RunAsync(job.Key, next, Ct);
        cluster.Gate.Clear();
        Assert.True(Assert.Single(reads) > 0, "It began at the first byte.");
        await IsAsUndisturbedAsync(job);
        Assert.StartsWith(first.Work.OutputPrefix, (await job.StoredAsync()).Result!.Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_was_given_up_and_still_writes_beside_the_next_changes_no_byte()
    {
        var (job, first) = await ClaimedAsync();
        var late = Attempt.RunAsync(job.Key, first, Ct);
        await IsSafeAsync(job);
        ClaimAnswer answer = new ClaimAnswer.NotNeeded();
        await Eventually.HoldsAsync(async () =>
        {
            cluster.Clock.Advance(TimeSpan.FromSeconds(16)); // before the late one renews
            return (answer = await job.Grain.ClaimAsync("next", Ct)) is ClaimAnswer.Granted;
        });
        await Attempt.RunAsync(job.Key, (ClaimAnswer.Granted)answer, Ct);
        await late;
        for (var again = 0; again < 3 && await job.StatusAsync() != JobStatus.Completed; again++)
        {
            await Eventually.HoldsAsync(async () => await job.StatusAsync() is JobStatus.Pending or JobStatus.Completed);
            await (await job.StatusAsync() == JobStatus.Pending ? Attempt.RunAsync(job.Key, await ClaimAsync(job), Ct) : Task.CompletedTask);
        }

        await IsAsUndisturbedAsync(job);
    }

    [Theory]
    [InlineData("the upload is gone")]
    [InlineData("a part has other bytes")]
    [InlineData("the checkpoint is gone")]
    [InlineData("the checkpoint is of another version")]
    public async Task Where_nothing_can_be_gone_on_with_the_next_worker_begins_anew(string what)
    {
        var (job, _) = await CutAsync();
        var next = await ClaimAsync(job);
        var store = cluster.Service<ResultStore>();
        var safe = AttemptCheckpoint.Read((await store.ReadAsync(Bucket, next.Checkpoint!, Ct))!)!;
        await (what switch
        {
            "the upload is gone" => cluster.S3.AbortMultipartUploadAsync(Bucket, safe.Result.Key, safe.Result.UploadId, Ct),
            "a part has other bytes" => OverwriteAsync(safe.Result),
            "the checkpoint is gone" => cluster.S3.DeleteObjectAsync(Bucket, next.Checkpoint, Ct),
            _ => store.PutAsync(Bucket, next.Checkpoint!, "{}", Ct),
        });
        await Attempt.RunAsync(job.Key, next, Ct);
        await IsAsUndisturbedAsync(job);
        Assert.StartsWith(next.Work.OutputPrefix, (await job.StoredAsync()).Result!.Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("deleted")]
    [InlineData("failed")]
    public async Task Of_a_job_that_ends_otherwise_nothing_is_left(string how)
    {
        var (job, first) = await ClaimedAsync();
        var running = Attempt.RunAsync(job.Key, first, Ct);
        await IsSafeAsync(job);
        await (how switch
        {
            "cancelled" => job.Grain.CancelAsync(Ct),
            "deleted" => job.Grain.DeleteAsync(Ct),
            _ => job.HearAsync(new JobNews.AttemptEnded(first.Token, new AttemptOutcome.InputRefused(new("wrong-genome", "It is another genome's.", null, "Choose that.")))),
        });
        await running;
        await Eventually.HoldsAsync(async () => (await ObjectsAsync(job)).Count == 0 && (await UploadsAsync(job)).Count == 0);
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("deleted")]
    public async Task Nor_of_one_that_ends_before_it_knows_of_its_first_checkpoint(string how)
    {
        var (job, first) = await ClaimedAsync();
        cluster.Gate.BeforeNext((request, _) => request.Method == HttpMethod.Put && IsOf(request, "/checkpoint-", job), () => how == "cancelled" ? job.Grain.CancelAsync(Ct) : job.Grain.DeleteAsync(Ct));
        await Attempt.RunAsync(job.Key, first, Ct);
        Assert.Null((await job.StoredAsync()).Checkpoint);
        await Eventually.HoldsAsync(async () => (await ObjectsAsync(job)).Count == 0 && (await UploadsAsync(job)).Count == 0);
    }

    [Fact]
    public async Task A_small_job_leaves_no_checkpoint()
    {
        var job = await new Given(cluster).AJobThatIsUploading();
        await job.UploadAsync(LargeVcf.Of(10));
        Assert.Null(await job.Grain.UploadedAsync(Ct));
        await Attempt.RunAsync(job.Key, await ClaimAsync(job), Ct);
        await job.WhenAsync(JobStatus.Completed);
        Assert.Null((await job.StoredAsync()).Checkpoint);
    }

    /// <summary>A job whose first attempt failed behind a checkpoint.</summary>
    private async Task<(GivenJob Job, ClaimAnswer.Granted First)> CutAsync()
    {
        var (job, first) = await ClaimedAsync();
        var checkpoints = 0;
        cluster.Gate.FailNext((request, _) => request.Method == HttpMethod.Put && IsOf(request, "/checkpoint-", job) && Interlocked.Increment(ref checkpoints) == 3);
        await Attempt.RunAsync(job.Key, first, Ct);
        cluster.Gate.Clear();
        await job.WhenAsync(JobStatus.Pending);
        Assert.NotNull((await job.StoredAsync()).Checkpoint);
        return (job, first);
    }

    private async Task<(GivenJob Job, ClaimAnswer.Granted First)> ClaimedAsync()
    {
        var job = await new Given(cluster).AJobThatIsUploading(Cluster.PremiumUser);
        await job.UploadAsync(Input.Value);
        Assert.Null(await job.Grain.UploadedAsync(Ct));
        return (job, await ClaimAsync(job));
    }

    private static async Task<ClaimAnswer.Granted> ClaimAsync(GivenJob job) => Assert.IsType<ClaimAnswer.Granted>(await job.Grain.ClaimAsync("worker", Ct));

    private static Task IsSafeAsync(GivenJob job) => Eventually.HoldsAsync(async () => (await job.StoredAsync()).Checkpoint is not null);

    private static bool IsOf(HttpRequestMessage request, string part, GivenJob job)
        => request.RequestUri!.AbsolutePath.Contains(part, StringComparison.Ordinal) && request.RequestUri.AbsolutePath.Contains(job.Key.Id.ToString(), StringComparison.Ordinal);

    private static bool Reads(HttpRequestMessage request, string key, List<long> reads)
    {
        if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith(key, StringComparison.Ordinal))
        {
            reads.Add(request.Headers.Range?.Ranges.Single().From ?? 0);
        }

        return false;
    }

    private async Task OverwriteAsync(UploadedParts upload)
    {
        using var other = new MemoryStream(new byte[6 << 20]);
        await cluster.S3.UploadPartAsync(new() { BucketName = Bucket, Key = upload.Key, UploadId = upload.UploadId, PartNumber = 1, InputStream = other }, Ct);
    }

    private async Task IsAsUndisturbedAsync(GivenJob job)
    {
        if (Undisturbed.Count == 0)
        {
            var (other, claim) = await ClaimedAsync();
            await Attempt.RunAsync(other.Key, claim, Ct);
            foreach (var file in (await other.WhenAsync(JobStatus.Completed)).Files)
            {
                Undisturbed[file.Kind] = await BytesAsync(file);
            }
        }

        var files = (await job.WhenAsync(JobStatus.Completed)).Files;
        Assert.Equal([JobFileKind.Input, JobFileKind.Result, JobFileKind.Index, JobFileKind.Log, JobFileKind.Table], files.Select(file => file.Kind));
        foreach (var file in files)
        {
            var bytes = await BytesAsync(file);
            Assert.True(bytes.AsSpan().SequenceEqual(Undisturbed[file.Kind]), $"{file.Name} differs.");
        }

        var outputs = files.Where(file => file.Bucket == Bucket).Select(file => file.Key).Order();
        await Eventually.HoldsAsync(async () => (await ObjectsAsync(job)).Order().SequenceEqual(outputs) && (await UploadsAsync(job)).Count == 0);
    }

    private async Task<List<string>> ObjectsAsync(GivenJob job)
        => [.. ((await cluster.S3.ListObjectsV2Async(new() { BucketName = Bucket, Prefix = $"{job.Key}/" }, Ct)).S3Objects ?? []).Select(one => one.Key)];

    private async Task<List<Amazon.S3.Model.MultipartUpload>> UploadsAsync(GivenJob job)
        => (await cluster.S3.ListMultipartUploadsAsync(new Amazon.S3.Model.ListMultipartUploadsRequest { BucketName = Bucket, Prefix = $"{job.Key}/" }, Ct)).MultipartUploads ?? [];

    private async Task<byte[]> BytesAsync(JobFile file)
    {
        using var answer = await cluster.S3.GetObjectAsync(file.Bucket, file.Key, Ct);
        using var read = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(read, Ct);
        return read.ToArray();
    }
}
