using System.Security.Cryptography;
using Amazon.S3;
using GasOrleans.Jobs;
using GasOrleans.Uploads;

namespace GasOrleans.Grains.Tests.Uploads;

/// <summary>An upload in parts, before the S3 that checks lengths and sums.</summary>
[Collection(Cluster.OneAtATime)]
public class UploadGrainTests(Cluster cluster)
{
    private const int PartBytes = 5 * 1024 * 1024;
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(PartBytes + 1000);
    private static readonly UploadFile File = new(Content.Length, 1, PartBytes);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Sum => UploadRules.Sum([SumOf(1), SumOf(2)]);

    private Given Given => new(cluster);

    [Fact]
    public async Task An_upload_that_was_left_is_gone_on_with_and_knows_its_parts()
    {
        var (job, begun) = await BeginAsync();
        await PutAsync(begun, 2);
        var again = await cluster.Grains.Upload(job.Key).BeginAsync(Large(job), File, Ct);
        Assert.Equal(begun.UploadId, again.Session!.UploadId);
        Assert.Equal(new SafePart(2, 1000, SumOf(2)), Assert.Single(again.Session.Parts));
    }

    [Fact]
    public async Task Another_file_begins_anew_and_the_parts_of_the_first_are_removed()
    {
        var (job, begun) = await BeginAsync();
        await PutAsync(begun, 1);
        var other = await cluster.Grains.Upload(job.Key).BeginAsync(Large(job), File with { ModifiedAt = 2 }, Ct);
        Assert.Empty(other.Session!.Parts);
        Assert.Equal(other.Session.UploadId, Assert.Single(await UploadsAsync(job)));
    }

    [Fact]
    public async Task Parts_that_are_the_file_become_the_input_and_the_job_starts_once_however_often_it_is_said()
    {
        var (job, begun) = await BeginAsync();
        await Task.WhenAll(PutAsync(begun, 1), PutAsync(begun, 2));
        var said = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cluster.Grains.Upload(job.Key).CompleteAsync(Sum, Ct)));
        Assert.All(said, Assert.Null);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => job.Grain.UploadedAsync(Ct)));
        await Eventually.HoldsAsync(async () => await job.StatusAsync() is JobStatus.Failed or JobStatus.Pending);
        Assert.Equal(Content.Length, (await cluster.S3.GetObjectMetadataAsync(begun.Ticket.Bucket, begun.Ticket.Key, Ct)).ContentLength);
        Assert.Null(await cluster.Grains.Upload(job.Key).LookAsync(Ct));
        Assert.Null(await cluster.Grains.Upload(job.Key).CompleteAsync("any", Ct));
    }

    [Fact]
    public async Task A_wrong_sum_is_refused_with_its_code_and_nothing_is_made()
    {
        var (job, begun) = await BeginAsync();
        await Task.WhenAll(PutAsync(begun, 1), PutAsync(begun, 2));
        var refusal = await cluster.Grains.Upload(job.Key).CompleteAsync(UploadRules.Sum([SumOf(2), SumOf(1)]), Ct);
        Assert.Equal("sum-mismatch", Assert.IsType<Refusal.BadUpload>(refusal).Code);
        Assert.IsType<Refusal.NotUploaded>(await job.Grain.UploadedAsync(Ct));
        Assert.Null(await cluster.Grains.Upload(job.Key).CompleteAsync(Sum, Ct));
    }

    [Fact]
    public async Task Missing_and_short_parts_are_refused_with_their_code()
    {
        var (job, begun) = await BeginAsync();
        await PutAsync(begun, 2);
        Assert.Equal("parts-missing", (await CodeAsync(job))!);
        await PutAsync(begun, 1, Content[..(PartBytes - 1)]);
        Assert.Equal("parts-missing", (await CodeAsync(job))!);
        Assert.Equal([2], (await cluster.Grains.Upload(job.Key).CountAsync(Ct))!.Parts.Select(part => part.Number));
    }

    [Fact]
    public async Task A_file_over_the_plans_limit_begins_no_upload()
    {
        var job = await Given.AJobThatIsUploading();
        var answer = await cluster.Grains.Upload(job.Key).BeginAsync(job.Ticket!, File with { Bytes = job.Ticket!.MaximumBytes + 1 }, Ct);
        Assert.Equal("file-too-large", Assert.IsType<Refusal.BadUpload>(answer.Refusal).Code);
        Assert.Empty(await UploadsAsync(job));
    }

    [Fact]
    public async Task A_job_that_is_cancelled_or_removed_leaves_no_parts()
    {
        var (cancelled, one) = await BeginAsync();
        var (removed, two) = await BeginAsync();
        await Task.WhenAll(PutAsync(one, 2), PutAsync(two, 2));
        Assert.Null(await cancelled.Grain.CancelAsync(Ct));
        Assert.Null(await removed.Grain.DeleteAsync(Ct));
        Assert.Empty(await UploadsAsync(cancelled));
        Assert.Empty(await UploadsAsync(removed));
    }

    private static UploadTicket Large(GivenJob job) => job.Ticket! with { MaximumBytes = 100 * PartBytes };

    private static byte[] Part(int number) => number == 1 ? Content[..PartBytes] : Content[PartBytes..];

    private static string SumOf(int number) => Convert.ToBase64String(SHA256.HashData(Part(number)));

    private async Task<string?> CodeAsync(GivenJob job) => (await cluster.Grains.Upload(job.Key).CompleteAsync(Sum, Ct) as Refusal.BadUpload)?.Code;

    private async Task<(GivenJob Job, UploadSession Session)> BeginAsync()
    {
        var job = await Given.AJobThatIsUploading();
        return (job, (await cluster.Grains.Upload(job.Key).BeginAsync(Large(job), File, Ct)).Session!);
    }

    private Task PutAsync(UploadSession upload, int number, byte[]? content = null) => cluster.S3.UploadPartAsync(
        new()
        {
            BucketName = upload.Ticket.Bucket,
            Key = upload.Ticket.Key,
            UploadId = upload.UploadId,
            PartNumber = number,
            InputStream = new MemoryStream(content ?? Part(number)),
            ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
        },
        Ct);

    private async Task<List<string>> UploadsAsync(GivenJob job)
        => [.. ((await cluster.S3.ListMultipartUploadsAsync(new Amazon.S3.Model.ListMultipartUploadsRequest { BucketName = job.Ticket!.Bucket, Prefix = $"{job.Key}/" }, Ct)).MultipartUploads ?? []).Select(one => one.UploadId)];
}
