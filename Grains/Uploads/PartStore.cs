using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Jobs;

namespace GasOrleans.Uploads;

/// <summary>S3's uploads in parts, in four verbs. Each part has its SHA-256, which S3 checks.</summary>
internal sealed class PartStore(IAmazonS3 s3)
{
    private const string ContentType = "application/octet-stream";

    public async Task<string> BeginAsync(UploadTicket ticket, CancellationToken ct)
        => (await s3.InitiateMultipartUploadAsync(
            new() { BucketName = ticket.Bucket, Key = ticket.Key, ContentType = ContentType, ChecksumAlgorithm = ChecksumAlgorithm.SHA256 }, ct)).UploadId;

    /// <summary>The parts that are there, in order; <see langword="null"/> when there is no such upload (any more).</summary>
    public async Task<IReadOnlyList<PartDetail>?> ListAsync(UploadSession upload, CancellationToken ct)
    {
        var request = new ListPartsRequest { BucketName = upload.Ticket.Bucket, Key = upload.Ticket.Key, UploadId = upload.UploadId };
        var parts = new List<PartDetail>();
        try
        {
            ListPartsResponse page;
            do
            {
                page = await s3.ListPartsAsync(request, ct);
                parts.AddRange(page.Parts ?? []);
                request.PartNumberMarker = $"{page.NextPartNumberMarker}";
            }
            while (page.IsTruncated == true);
            return parts;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Makes the object; nothing happens when it is there already.</summary>
    public async Task CompleteAsync(UploadSession upload, IReadOnlyList<PartDetail> parts, CancellationToken ct)
    {
        try
        {
            await s3.CompleteMultipartUploadAsync(
                new()
                {
                    BucketName = upload.Ticket.Bucket,
                    Key = upload.Ticket.Key,
                    UploadId = upload.UploadId,
                    PartETags = [.. parts.Select(part => new PartETag { PartNumber = part.PartNumber, ETag = part.ETag, ChecksumSHA256 = part.ChecksumSHA256 })],
                    IfNoneMatch = "*",
                },
                ct);
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound)
        {
            // Completed before, by this upload or by another of the same job.
        }
    }

    /// <summary>Removes the parts; an upload that is not there has none.</summary>
    public async Task AbortAsync(UploadSession upload, CancellationToken ct)
    {
        try
        {
            await s3.AbortMultipartUploadAsync(upload.Ticket.Bucket, upload.Ticket.Key, upload.UploadId, ct);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // Completed or aborted before.
        }
    }
}
