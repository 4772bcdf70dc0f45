using System.Buffers.Binary;
using System.IO.Hashing;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace GasOrleans.Results;

/// <summary>
/// Writes one S3 object in constant memory: one PUT when it fits a part, else a multipart upload. Nothing can be seen
/// before <see cref="PublishAsync"/>; disposed without it, nothing is left, unless another shall go on with it.
/// </summary>
internal sealed partial class ObjectUpload(IAmazonS3 s3, string bucket, string key, ILogger logger, UploadedParts? from = null) : Stream
{
    /// <summary>S3 takes no smaller part but as the last.</summary>
    private const int SmallestPart = 5 * 1024 * 1024;

    /// <summary>S3 takes 10,000 parts of at least 5 MiB: 8 MiB reach 80 GB.</summary>
    private const int PartBytes = 8 * 1024 * 1024;

    private readonly List<UploadedPart> parts = [.. from?.Parts ?? []];
    private MemoryStream part = new();
    private MemoryStream sent = new();
    private Task sending = Task.CompletedTask;
    private string? uploadId = from?.UploadId;
    private long length = from?.Length ?? 0;
    private bool published;
    private bool left;

    public string Bucket => bucket;

    public string Key => key;

    /// <summary>The CRC64NVME of what was published, as S3 keeps it; <see langword="null"/> of what was uploaded in parts, perhaps by several: it is computed when it is needed.</summary>
    public string? Checksum { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position { get => length; set => throw new NotSupportedException("The object is written once, in order."); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            var take = Math.Min(buffer.Length, PartBytes - (int)part.Length);
            part.Write(buffer.Span[..take]);
            length += take;
            buffer = buffer[take..];
            if (part.Length == PartBytes)
            {
                await SendPartAsync(cancellationToken);
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
        => throw new NotSupportedException("Parts go over the network: write asynchronously.");

    /// <summary>Makes the object visible, whole.</summary>
    public async Task PublishAsync(CancellationToken ct)
    {
        if (uploadId is null)
        {
            part.Position = 0;
            Checksum = Of(part);
            await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = part, AutoCloseStream = false, ChecksumCRC64NVME = Checksum }, ct);
        }
        else
        {
            if (part.Length > 0)
            {
                await SendPartAsync(ct);
            }

            await sending;
            await s3.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = uploadId, PartETags = [.. parts.Select((one, i) => new PartETag(i + 1, one.ETag))] }, ct);
        }

        published = true;
    }

    /// <summary>
    /// Makes all that was written safe, so that another may go on behind it after this process; <see langword="null"/> when there is too little since the
    /// last part.
    /// </summary>
    public async Task<UploadedParts?> SecureAsync(CancellationToken ct)
    {
        if (part.Length < SmallestPart)
        {
            return null;
        }

        await SendPartAsync(ct);
        await sending;
        return new(bucket, key, uploadId!, [.. parts]);
    }

    /// <summary>Leaves what is safe to another.</summary>
    public void Leave() => left = true;

    private static string Of(MemoryStream whole)
    {
        var crc = new Crc64(Crc64ParameterSet.Nvme);
        crc.Append(whole.GetBuffer().AsSpan(0, (int)whole.Length));
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, crc.GetCurrentHashAsUInt64());
        return Convert.ToBase64String(bytes);
    }

    public override void Flush()
    {
        // Parts are sent when they are full: S3 refuses smaller ones but the last.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The object is only written.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The object is written once, in order.");

    public override void SetLength(long value) => throw new NotSupportedException("The object is written once, in order.");

    public override async ValueTask DisposeAsync()
    {
        // A part that arrives after the abort would stay. Whether it failed is of no matter any more.
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (uploadId is not null && !published && !left)
        {
            await AbortAsync(uploadId);
            uploadId = null;
        }

        await part.DisposeAsync();
        await sent.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Best tried: why the upload ended must not be hidden, and the bucket's lifecycle rule aborts what is left.</summary>
    private async Task AbortAsync(string upload)
    {
        try
        {
            await s3.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = upload });
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            LogAbortFailed(logger, e, bucket, key);
        }
    }

    [LoggerMessage(LogLevel.Warning, "An upload to {Bucket}/{Key} could not be aborted; the bucket's lifecycle rule will")]
    private static partial void LogAbortFailed(ILogger logger, Exception e, string bucket, string key);

    /// <summary>Sends the part while the next is filled; one at a time, so that memory stays at two parts.</summary>
    private async Task SendPartAsync(CancellationToken ct)
    {
        await sending;
        uploadId ??= (await s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = key }, ct)).UploadId;
        (part, sent) = (sent, part);
        part.SetLength(0);
        part.Capacity = PartBytes; // the first part is full: so, most likely, will the next one be
        // Elsewhere: the SDK sums and signs a part before it first waits, and who writes has better to do meanwhile.
        sending = Task.Run(() => SendAsync(sent, ct), ct);
    }

    private async Task SendAsync(MemoryStream bytes, CancellationToken ct)
    {
        bytes.Position = 0;
        var size = bytes.Length;
        var answer = await s3.UploadPartAsync(
            new UploadPartRequest
            {
                BucketName = bucket,
                Key = key,
                UploadId = uploadId,
                PartNumber = parts.Count + 1,
                InputStream = bytes,
                PartSize = size,
            },
            ct);
        parts.Add(new(answer.ETag, size));
    }
}
