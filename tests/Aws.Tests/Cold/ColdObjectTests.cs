using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Aws.Local;

namespace GasOrleans.Aws.Tests.Cold;

/// <summary>What S3 itself does with objects of cold classes.</summary>
public sealed class ColdObjectTests(ColdCloud cold) : IClassFixture<ColdCloud>
{
    private readonly string key = Guid.NewGuid().ToString("N");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cold_object_is_seen_but_not_read_until_it_is_restored()
    {
        await PutAsync(S3StorageClass.Glacier);
        Assert.Equal("InvalidObjectState", await ErrorAsync(() => cold.S3.GetObjectAsync(ColdCloud.Bucket, key, Stop)));
        Assert.Equal("InvalidObjectState", await ErrorAsync(() => cold.S3.CopyObjectAsync(ColdCloud.Bucket, key, ColdCloud.Bucket, key + ".copy", Stop)));
        var head = await HeadAsync();
        Assert.Equal(("GLACIER", null, 7L), (head.StorageClass.Value, head.RestoreExpiration, head.ContentLength));

        Assert.Equal(HttpStatusCode.Accepted, await RestoreAsync("Bulk"));
        Assert.True((await HeadAsync()).RestoreInProgress);
        Assert.Equal("RestoreAlreadyInProgress", await ErrorAsync(() => RestoreAsync("Standard")));

        cold.Control.Finish();
        using var read = await cold.S3.GetObjectAsync(ColdCloud.Bucket, key, Stop);
        using var text = new StreamReader(read.ResponseStream);
        Assert.Equal("content", await text.ReadToEndAsync(Stop));
        Assert.Equal("GLACIER", (await HeadAsync()).StorageClass.Value);
    }

    [Fact]
    public async Task A_restore_outlives_the_process()
    {
        var folder = Directory.CreateTempSubdirectory("cold-").FullName;
        try
        {
            var options = new LocalCloudOptions { Parts = LocalCloudParts.S3, CreateResources = false, StateFolder = Path.Combine(folder, "state") };
            await using (var first = await LocalCloud.StartAsync(options, Stop))
            {
                using var s3 = first.S3();
                await s3.PutBucketAsync("kept", Stop);
                await s3.PutObjectAsync(new PutObjectRequest { BucketName = "kept", Key = key, ContentBody = "content", StorageClass = S3StorageClass.Glacier }, Stop);
                first.Cold.Change(now => now with { StandardSeconds = 86_400 });
                await s3.RestoreObjectAsync(new RestoreObjectRequest { BucketName = "kept", Key = key, Days = 1, RetrievalTier = GlacierJobTier.Standard }, Stop);
            }

            await using var second = await LocalCloud.StartAsync(options, Stop);
            using var again = second.S3();
            Assert.True((await again.GetObjectMetadataAsync("kept", key, Stop)).RestoreInProgress);
            second.Cold.Finish();
            using var read = await again.GetObjectAsync("kept", key, Stop);
            Assert.Equal(7, read.ContentLength);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Restoring_what_is_restored_keeps_it_longer()
    {
        await PutAsync(S3StorageClass.Glacier);
        await RestoreAsync("Standard");
        cold.Control.Finish();
        var before = (await HeadAsync()).RestoreExpiration;
        Assert.Equal(HttpStatusCode.OK, await RestoreAsync("Standard", days: 9));
        Assert.True((await HeadAsync()).RestoreExpiration > before);
    }

    [Fact]
    public async Task Expedited_is_refused_for_want_of_capacity_and_where_there_is_none()
    {
        await PutAsync(S3StorageClass.Glacier);
        cold.Control.Change(now => now with { CapacityRefusals = 100 });
        Assert.Equal("GlacierExpeditedRetrievalNotAvailable", await ErrorAsync(() => RestoreAsync("Expedited")));
        cold.Control.Change(now => now with { CapacityRefusals = 0 });
        await PutAsync(S3StorageClass.DeepArchive);
        Assert.Equal("InvalidArgument", await ErrorAsync(() => RestoreAsync("Expedited")));
    }

    [Fact]
    public async Task What_is_not_cold_is_not_restored()
    {
        await PutAsync(S3StorageClass.StandardInfrequentAccess);
        Assert.Equal("InvalidObjectState", await ErrorAsync(() => RestoreAsync("Standard")));
        using var read = await cold.S3.GetObjectAsync(ColdCloud.Bucket, key, Stop);
        Assert.Equal("STANDARD_IA", read.StorageClass.Value);
    }

    [Fact]
    public async Task A_class_that_does_not_exist_is_refused()
        => Assert.Equal("InvalidStorageClass", await ErrorAsync(() => PutAsync(new S3StorageClass("FROZEN"))));

    [Fact]
    public async Task A_copy_has_the_class_of_its_request_and_a_list_says_it()
    {
        await PutAsync(S3StorageClass.Standard);
        await cold.S3.CopyObjectAsync(new CopyObjectRequest { SourceBucket = ColdCloud.Bucket, SourceKey = key, DestinationBucket = ColdCloud.Bucket, DestinationKey = key + ".cold", StorageClass = S3StorageClass.DeepArchive }, Stop);
        var listed = (await cold.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = ColdCloud.Bucket, Prefix = key }, Stop)).S3Objects;
        Assert.Equal(["STANDARD", "DEEP_ARCHIVE"], listed.Select(one => one.StorageClass.Value));
    }

    [Fact]
    public async Task The_checksum_of_a_whole_object_is_checked_when_its_parts_are_joined()
    {
        var begun = await cold.S3.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = ColdCloud.Bucket, Key = key, ChecksumAlgorithm = ChecksumAlgorithm.CRC64NVME, ChecksumType = ChecksumType.FULL_OBJECT }, Stop);
        using var body = new MemoryStream("123456789"u8.ToArray());
        var part = await cold.S3.UploadPartAsync(new UploadPartRequest { BucketName = ColdCloud.Bucket, Key = key, UploadId = begun.UploadId, PartNumber = 1, InputStream = body }, Stop);
        Assert.Equal("BadDigest", await ErrorAsync(() => CompleteAsync(begun.UploadId, part, "AAAAAAAAAAA=")));

        // The check value of CRC-64/NVME: https://reveng.sourceforge.io/crc-catalogue/all.htm
        var known = Convert.ToBase64String(Convert.FromHexString("AE8B14860A799888"));
        Assert.Equal(known, (await CompleteAsync(begun.UploadId, part, known)).ChecksumCRC64NVME);
    }

    private Task<CompleteMultipartUploadResponse> CompleteAsync(string upload, UploadPartResponse part, string checksum) => cold.S3.CompleteMultipartUploadAsync(
        new CompleteMultipartUploadRequest { BucketName = ColdCloud.Bucket, Key = key, UploadId = upload, PartETags = [new PartETag(part)], ChecksumCRC64NVME = checksum, ChecksumType = ChecksumType.FULL_OBJECT }, Stop);

    private Task<PutObjectResponse> PutAsync(S3StorageClass storage)
        => cold.S3.PutObjectAsync(new PutObjectRequest { BucketName = ColdCloud.Bucket, Key = key, ContentBody = "content", StorageClass = storage }, Stop);

    private Task<GetObjectMetadataResponse> HeadAsync() => cold.S3.GetObjectMetadataAsync(ColdCloud.Bucket, key, Stop);

    private async Task<HttpStatusCode> RestoreAsync(string tier, int days = 1)
        => (await cold.S3.RestoreObjectAsync(new RestoreObjectRequest { BucketName = ColdCloud.Bucket, Key = key, Days = days, RetrievalTier = GlacierJobTier.FindValue(tier) }, Stop)).HttpStatusCode;

    private static async Task<string> ErrorAsync(Func<Task> act) => (await Assert.ThrowsAnyAsync<AmazonS3Exception>(act)).ErrorCode;
}
