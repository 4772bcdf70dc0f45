using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Jobs;
using GasOrleans.Uploads;
using GasOrleans.Users;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Files;

/// <summary>S3, in few verbs: let a browser upload one object, whole or in parts; let a browser fetch one; copy one; read a stretch of one.</summary>
internal sealed class Buckets(IAmazonS3 s3, IOptions<BucketsOptions> options, TimeProvider time)
{
    public const string ContentType = "application/octet-stream";

    // What S3 takes in one POST.
    private const long LargestPost = 5L * 1024 * 1024 * 1024;

    /// <summary>How long a link opens.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(1);

    /// <summary>Only the beginning of a request must fall into it.</summary>
    private static readonly TimeSpan PartLinkLife = TimeSpan.FromMinutes(15);

    private Protocol Protocol => UploadOrigin.StartsWith("https:", StringComparison.Ordinal) ? Protocol.HTTPS : Protocol.HTTP;

    /// <summary>The origin that browsers upload to.</summary>
    public string UploadOrigin
        => new Uri(s3.DetermineServiceOperationEndpoint(new GetObjectRequest { BucketName = options.Value.Inputs, Key = "-" }).URL)
            .GetLeftPart(UriPartial.Authority);

    /// <summary>A form that uploads to the ticket's key, of at most its size, until its end, and to nothing else.</summary>
    /// <param name="ticket">What the job's grain allowed.</param>
    /// <param name="andThen">Where S3 sends a browser afterwards, when it runs no script of ours.</param>
    public async Task<UploadForm> FormAsync(UploadTicket ticket, Uri? andThen)
    {
        var most = Math.Min(ticket.MaximumBytes, LargestPost);
        var request = new CreatePresignedPostRequest
        {
            BucketName = ticket.Bucket,
            Key = ticket.Key,
            Expires = ticket.EndsAt.UtcDateTime,
            Fields = new() { ["Content-Type"] = ContentType },
            Conditions = [S3PostCondition.ContentLengthRange(1, most), S3PostCondition.ExactMatch("Content-Type", ContentType)],
        };
        if (andThen is not null)
        {
            request.Fields["success_action_redirect"] = andThen.AbsoluteUri;
            request.Conditions.Add(S3PostCondition.ExactMatch("success_action_redirect", andThen.AbsoluteUri));
        }

        var signed = await s3.CreatePresignedPostAsync(request);
        return new(new Uri(signed.Url), signed.Fields, most, ticket.EndsAt);
    }

    /// <summary>A link that downloads <paramref name="file"/> under its name. Whoever has it has the file: never log or render it.</summary>
    public Task<string> LinkAsync(JobFile file) => s3.GetPreSignedURLAsync(new()
    {
        BucketName = file.Bucket,
        Key = file.Key,
        Verb = HttpVerb.GET,
        Protocol = Protocol,
        Expires = (time.GetUtcNow() + LinkLife).UtcDateTime,
        ResponseHeaderOverrides = new() { ContentDisposition = Attachment.Of(file.Name), ContentType = ContentType },
    });

    /// <summary>A link that takes one part of an upload, of its very length and sum.</summary>
    public Task<string> PartLinkAsync(UploadSession upload, int number, string sum)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = upload.Ticket.Bucket,
            Key = upload.Ticket.Key,
            UploadId = upload.UploadId,
            PartNumber = number,
            Verb = HttpVerb.PUT,
            Protocol = Protocol,
            Expires = (time.GetUtcNow() + PartLinkLife).UtcDateTime,
        };
        request.Headers.ContentLength = upload.File.BytesOf(number);
        request.Headers["x-amz-checksum-sha256"] = sum;
        return s3.GetPreSignedURLAsync(request);
    }

    /// <summary>The jobs of a person whose uploads in parts have not ended.</summary>
    public async Task<IReadOnlyList<JobId>> UnfinishedAsync(UserId user, int most, CancellationToken ct)
    {
        var answer = await s3.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = options.Value.Inputs, Prefix = $"{user}/" }, ct);
        var keys = (answer.MultipartUploads ?? []).OrderByDescending(one => one.Initiated).Select(one => one.Key);
        return [.. keys.Select(key => JobId.TryParse(key.Split('/').ElementAtOrDefault(1), null, out var id) ? id : (JobId?)null).OfType<JobId>().Distinct().Take(most)];
    }

    /// <summary>Copies a file within the storage to where a ticket says.</summary>
    public Task CopyAsync(JobFile file, UploadTicket ticket, CancellationToken ct) => s3.CopyObjectAsync(new()
    {
        SourceBucket = file.Bucket,
        SourceKey = file.Key,
        DestinationBucket = ticket.Bucket,
        DestinationKey = ticket.Key,
        ContentType = ContentType,
        MetadataDirective = S3MetadataDirective.REPLACE,
    }, ct);

    /// <summary>Whether a file is there now: it may have left for cold storage a moment ago.</summary>
    public async Task<bool> HasAsync(JobFile file, CancellationToken ct)
    {
        try
        {
            await s3.GetObjectMetadataAsync(file.Bucket, file.Key, ct);
            return true;
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>A stretch of a file.</summary>
    public Task<GetObjectResponse> OpenAsync(JobFile file, long from, long length, CancellationToken ct)
        => s3.GetObjectAsync(new() { BucketName = file.Bucket, Key = file.Key, ByteRange = new(from, from + length - 1) }, ct);

    /// <summary>At most the first <paramref name="limit"/> bytes of <paramref name="file"/>, read as UTF-8; what is not UTF-8 is shown as such.</summary>
    public async Task<string> StartAsync(JobFile file, int limit, CancellationToken ct)
    {
        if (file.Bytes == 0)
        {
            return "";
        }

        using var answer = await s3.GetObjectAsync(
            new() { BucketName = file.Bucket, Key = file.Key, ByteRange = new(0, Math.Min(file.Bytes, limit) - 1) }, ct);
        var start = new byte[Math.Min(file.Bytes, limit)];
        var read = await answer.ResponseStream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        return Encoding.UTF8.GetString(start, 0, read);
    }
}
