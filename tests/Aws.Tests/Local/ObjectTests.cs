using System.Net;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;

namespace GasOrleans.Aws.Tests.Local;

public sealed class ObjectTests(TestCloud test) : IAsyncLifetime
{
    private const int Part = 5 * 1024 * 1024;
    private readonly string bucket = TestCloud.NewName();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await test.S3.PutBucketAsync(bucket, Stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_put_is_got_with_its_headers()
    {
        var put = new PutObjectRequest { BucketName = bucket, Key = "a b/ü+%&.vcf", ContentBody = "##fileformat", ContentType = "text/x-vcf" };
        put.Metadata["job"] = "42";
        put.Headers.ContentDisposition = "attachment; filename=\"a.vcf\"";
        await test.S3.PutObjectAsync(put, Stop);

        using var got = await test.S3.GetObjectAsync(bucket, "a b/ü+%&.vcf", Stop);
        Assert.Equal("##fileformat", await TextAsync(got));
        Assert.Equal("text/x-vcf", got.Headers.ContentType);
        Assert.Equal("42", got.Metadata["job"]);
        Assert.Equal("attachment; filename=\"a.vcf\"", got.Headers.ContentDisposition);
        Assert.Equal("\"1f47de260c74e65cd03e5677990970d0\"", got.ETag);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_is_taken_in_signed_chunks_or_whole(bool chunks)
    {
        var content = RandomNumberGenerator.GetBytes(300_000);
        using var body = new MemoryStream(content);
        await test.S3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "chunks", InputStream = body, UseChunkEncoding = chunks }, Stop);
        using var got = await test.S3.GetObjectAsync(bucket, "chunks", Stop);
        Assert.Equal(content, await BytesAsync(got));
    }

    [Fact]
    public async Task A_range_is_a_part_of_it()
    {
        await PutAsync("range", "0123456789");
        using var got = await test.S3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = "range", ByteRange = new ByteRange(3, 5) }, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, got.HttpStatusCode);
        Assert.Equal("345", await TextAsync(got));
        Assert.Equal("bytes 3-5/10", got.ContentRange);
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_the_words_of_S3()
    {
        var noKey = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => test.S3.GetObjectAsync(bucket, "absent", Stop));
        Assert.Equal("NoSuchKey", noKey.ErrorCode);
        var noBucket = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => test.S3.GetObjectAsync(TestCloud.NewName(), "absent", Stop));
        Assert.Equal("NoSuchBucket", noBucket.ErrorCode);
        var noHead = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => test.S3.GetObjectMetadataAsync(bucket, "absent", Stop));
        Assert.Equal(HttpStatusCode.NotFound, noHead.StatusCode);
        await test.S3.DeleteObjectAsync(bucket, "absent", Stop);
    }

    [Fact]
    public async Task A_conditional_put_keeps_what_is_there()
    {
        await PutAsync("once", "first");
        var refused = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => test.S3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "once", ContentBody = "second", IfNoneMatch = "*" }, Stop));
        Assert.Equal("PreconditionFailed", refused.ErrorCode);
        using var got = await test.S3.GetObjectAsync(bucket, "once", Stop);
        Assert.Equal("first", await TextAsync(got));
    }

    [Fact]
    public async Task Parts_become_one_object_and_can_be_listed_before()
    {
        var (first, second) = (RandomNumberGenerator.GetBytes(Part), RandomNumberGenerator.GetBytes(1000));
        var upload = (await test.S3.InitiateMultipartUploadAsync(bucket, "parts", Stop)).UploadId;
        var etags = new List<PartETag> { await PutPartAsync(upload, 1, first), await PutPartAsync(upload, 2, second) };
        var listed = await test.S3.ListPartsAsync(bucket, "parts", upload, Stop);
        Assert.Equal([Part, 1000], listed.Parts.Select(part => part.Size!.Value));
        Assert.Equal(upload, Assert.Single((await test.S3.ListMultipartUploadsAsync(bucket, Stop)).MultipartUploads).UploadId);

        var done = await test.S3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = bucket, Key = "parts", UploadId = upload, PartETags = etags }, Stop);

        Assert.EndsWith("-2\"", done.ETag, StringComparison.Ordinal);
        using var got = await test.S3.GetObjectAsync(bucket, "parts", Stop);
        Assert.Equal(first.Concat(second), await BytesAsync(got));
        using var across = await test.S3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = "parts", ByteRange = new ByteRange(Part - 2, Part + 1) }, Stop);
        Assert.Equal(first[^2..].Concat(second[..2]), await BytesAsync(across));
    }

    [Fact]
    public async Task A_part_that_is_too_small_or_unknown_is_refused_and_an_aborted_upload_is_gone()
    {
        var upload = (await test.S3.InitiateMultipartUploadAsync(bucket, "bad", Stop)).UploadId;
        var etags = new List<PartETag> { await PutPartAsync(upload, 1, RandomNumberGenerator.GetBytes(10)), await PutPartAsync(upload, 2, RandomNumberGenerator.GetBytes(10)) };
        Assert.Equal("EntityTooSmall", await CompletionErrorAsync(upload, etags));
        Assert.Equal("InvalidPart", await CompletionErrorAsync(upload, [new PartETag(1, "0123")]));
        await test.S3.AbortMultipartUploadAsync(bucket, "bad", upload, Stop);
        Assert.Equal("NoSuchUpload", await CompletionErrorAsync(upload, etags));
    }

    [Fact]
    public async Task Lists_come_in_pages_and_folders()
    {
        foreach (var key in (string[])["u/1/a", "u/1/b", "u/2/a", "u/3", "v"])
        {
            await PutAsync(key, "x");
        }

        var folders = await test.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = "u/", Delimiter = "/" }, Stop);
        Assert.Equal(["u/1/", "u/2/"], folders.CommonPrefixes);
        Assert.Equal(["u/3"], folders.S3Objects.Select(one => one.Key));

        var seen = new List<string>();
        var pages = test.S3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket, MaxKeys = 2 });
        await foreach (var one in pages.S3Objects.WithCancellation(Stop))
        {
            seen.Add(one.Key);
        }

        Assert.Equal(["u/1/a", "u/1/b", "u/2/a", "u/3", "v"], seen);
    }

    [Fact]
    public async Task Copies_and_mass_deletions_work()
    {
        await PutAsync("from", "copied");
        await test.S3.CopyObjectAsync(bucket, "from", bucket, "to", Stop);
        using var got = await test.S3.GetObjectAsync(bucket, "to", Stop);
        Assert.Equal("copied", await TextAsync(got));
        var deleted = await test.S3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket, Objects = [new() { Key = "from" }, new() { Key = "to" }] }, Stop);
        Assert.Equal(2, deleted.DeletedObjects.Count);
        Assert.Null((await test.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket }, Stop)).S3Objects);
    }

    private static async Task<string> TextAsync(GetObjectResponse got) => System.Text.Encoding.UTF8.GetString(await BytesAsync(got));

    private static async Task<byte[]> BytesAsync(GetObjectResponse got)
    {
        using var all = new MemoryStream();
        await got.ResponseStream.CopyToAsync(all, Stop);
        return all.ToArray();
    }

    private Task<PutObjectResponse> PutAsync(string key, string text) => test.S3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = text }, Stop);

    private async Task<PartETag> PutPartAsync(string upload, int number, byte[] content)
    {
        using var body = new MemoryStream(content);
        var key = (await test.S3.ListMultipartUploadsAsync(bucket, Stop)).MultipartUploads.Single(one => one.UploadId == upload).Key;
        return new PartETag(number, (await test.S3.UploadPartAsync(new UploadPartRequest { BucketName = bucket, Key = key, UploadId = upload, PartNumber = number, InputStream = body }, Stop)).ETag);
    }

    private async Task<string> CompletionErrorAsync(string upload, List<PartETag> etags) => (await Assert.ThrowsAnyAsync<AmazonS3Exception>(
        () => test.S3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = bucket, Key = "bad", UploadId = upload, PartETags = etags }, Stop))).ErrorCode;
}
