using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GasOrleans.Archive;

/// <summary>Copies within S3, by S3, which tells the CRC64NVME of what it wrote: that one is the same however the object is cut into parts.</summary>
internal sealed partial class ObjectCopy(IAmazonS3 s3, IOptions<ArchiveOptions> archive, ILogger<ObjectCopy> logger)
{
    private const long LargestPart = 1L << 30;
    private const int BufferBytes = 128 * 1024;
    private readonly long wholeBytes = archive.Value.CopyWholeBytes;

    /// <summary>A hot file's checksum and ETag: the checksum as S3 keeps it, else computed by reading the file once.</summary>
    public async Task<(string Checksum, string ETag)> MeasureAsync(JobFile file, CancellationToken ct)
    {
        var head = await s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = file.Bucket, Key = file.Key, ChecksumMode = ChecksumMode.ENABLED }, ct);
        if (head.ContentLength != file.Bytes)
        {
            throw new ArchiveCorruptException($"{file.Bucket}/{file.Key}", $"the hot file has {head.ContentLength} bytes, not {file.Bytes}");
        }

        return (head.ChecksumCRC64NVME ?? await ComputeAsync(file, head.ETag, ct), head.ETag);
    }

    /// <summary>Copies an object, if it still has this ETag where one is given; the copy can be seen only when it is whole. Returns its checksum.</summary>
    public Task<string> CopyAsync(ColdObject from, string? etag, long bytes, ColdObject to, S3StorageClass storage, CancellationToken ct)
        => bytes <= wholeBytes ? WholeAsync(from, etag, to, storage, ct) : InPartsAsync(from, etag, bytes, to, storage, ct);

    private async Task<string> WholeAsync(ColdObject from, string? etag, ColdObject to, S3StorageClass storage, CancellationToken ct)
    {
        var answer = await s3.CopyObjectAsync(
            new CopyObjectRequest
            {
                SourceBucket = from.Bucket,
                SourceKey = from.Key,
                ETagToMatch = etag,
                DestinationBucket = to.Bucket,
                DestinationKey = to.Key,
                StorageClass = storage,
                ChecksumAlgorithm = ChecksumAlgorithm.CRC64NVME,
            },
            ct);
        return answer.ChecksumCRC64NVME;
    }

    private async Task<string> InPartsAsync(ColdObject from, string? etag, long bytes, ColdObject to, S3StorageClass storage, CancellationToken ct)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = to.Bucket,
            Key = to.Key,
            StorageClass = storage,
            ChecksumAlgorithm = ChecksumAlgorithm.CRC64NVME,
            ChecksumType = ChecksumType.FULL_OBJECT,
        };
        var upload = (await s3.InitiateMultipartUploadAsync(request, ct)).UploadId;
        try
        {
            var parts = await PartsAsync(from, etag, bytes, to, upload, ct);
            var answer = await s3.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = to.Bucket, Key = to.Key, UploadId = upload, PartETags = parts, ChecksumType = ChecksumType.FULL_OBJECT }, ct);
            return answer.ChecksumCRC64NVME;
        }
        catch
        {
            await AbortAsync(to, upload);
            throw;
        }
    }

    private async Task<List<PartETag>> PartsAsync(ColdObject from, string? etag, long bytes, ColdObject to, string upload, CancellationToken ct)
    {
        var parts = new List<PartETag>();
        var size = Math.Min(LargestPart, wholeBytes);
        for (var first = 0L; first < bytes; first += size)
        {
            var part = await s3.CopyPartAsync(
                new CopyPartRequest
                {
                    SourceBucket = from.Bucket,
                    SourceKey = from.Key,
                    ETagToMatch = etag is null ? [] : [etag],
                    DestinationBucket = to.Bucket,
                    DestinationKey = to.Key,
                    UploadId = upload,
                    PartNumber = parts.Count + 1,
                    FirstByte = first,
                    LastByte = Math.Min(first + size, bytes) - 1,
                },
                ct);
            parts.Add(new PartETag { PartNumber = parts.Count + 1, ETag = part.ETag, ChecksumCRC64NVME = part.ChecksumCRC64NVME });
        }

        return parts;
    }

    private async Task<string> ComputeAsync(JobFile file, string etag, CancellationToken ct)
    {
        using var read = await s3.GetObjectAsync(new GetObjectRequest { BucketName = file.Bucket, Key = file.Key, EtagToMatch = etag }, ct);
        var crc = new Crc64(Crc64ParameterSet.Nvme);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int count;
            while ((count = await read.ResponseStream.ReadAsync(buffer, ct)) > 0)
            {
                crc.Append(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, crc.GetCurrentHashAsUInt64());
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Best tried: why the copy ended must not be hidden, and the bucket's lifecycle rule aborts what is left.</summary>
    private async Task AbortAsync(ColdObject to, string upload)
    {
        try
        {
            await s3.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = to.Bucket, Key = to.Key, UploadId = upload });
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            LogAbortFailed(logger, e, to.Bucket, to.Key);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A copy to {Bucket}/{Key} could not be aborted; the bucket's lifecycle rule will")]
    private static partial void LogAbortFailed(ILogger logger, Exception e, string bucket, string key);
}
