using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Jobs;
using GasOrleans.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GasOrleans.Archive;

/// <summary>Cold storage in a cold class of S3: an archive is an object of its own, under a key made of its description, so that putting it twice is one archive.</summary>
internal sealed class StorageClassArchive(
    IAmazonS3 s3,
    ObjectCopy copies,
    ObjectDeletion deletion,
    ColdPrices prices,
    IOptions<ArchiveOptions> archive,
    IOptions<BucketOptions> buckets,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock) : IArchive
{
    private readonly ArchiveOptions options = archive.Value;
    private readonly string bucket = archive.Value.Bucket ?? buckets.Value.Results;

    public bool AsksOnce => true;

    public TimeSpan ListLag => TimeSpan.Zero;

    public async Task<ColdCopy> PutAsync(JobFile hot, string description, CancellationToken ct)
    {
        var id = new ColdObject(bucket, options.Prefix + description);
        var (checksum, etag) = hot.Checksum is { } written ? (written, null) : await copies.MeasureAsync(hot, ct);
        var copied = await copies.CopyAsync(new(hot.Bucket, hot.Key), etag, hot.Bytes, id, S3StorageClass.FindValue(options.StorageClass), ct);
        if (copied == checksum)
        {
            return new(id.ToString(), checksum, hot.Bytes);
        }

        await s3.DeleteObjectAsync(id.Bucket, id.Key, ct);
        throw new ArchiveCorruptException(id.ToString(), $"its checksum is {copied}, not {checksum}");
    }

    public async Task<Retrieval> AskAsync(ColdCopy copy, string description, bool mayBeUnderWay, CancellationToken ct)
    {
        if (mayBeUnderWay && await HeadAsync(copy, ct) is { } found)
        {
            switch (ColdHead.Look(found, clock.GetUtcNow()))
            {
                case RetrievalLook.Waiting: return Of(copy, RetrievalTier.Unknown, null, isReady: false);
                case RetrievalLook.Ready: return Of(copy, RetrievalTier.Unknown, null, isReady: true);
            }
        }

        return options.StorageClass == S3StorageClass.DeepArchive.Value
            ? await RestoreAsync(copy, RetrievalTier.Standard, FallbackReasons.Class, ct)
            : await ExpeditedFirstAsync(copy, ct);
    }

    public async Task<RetrievalLook> LookAsync(ColdCopy copy, Retrieval retrieval, CancellationToken ct)
        => await HeadAsync(copy, ct) is { } head
            ? ColdHead.Look(head, clock.GetUtcNow())
            : new RetrievalLook.Failed("The archive is not there");

    public async Task CopyBackAsync(ColdCopy copy, Retrieval retrieval, JobFile target, CancellationToken ct)
    {
        var cold = ColdObject.Parse(copy.Id);
        string copied;
        try
        {
            copied = await copies.CopyAsync(cold, null, copy.Bytes, new(target.Bucket, target.Key), S3StorageClass.Standard, ct);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "InvalidObjectState")
        {
            throw new RetrievalNotReadyException(copy.Id, "its restored copy is not there.", e);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode is "NoSuchKey" or "NotFound")
        {
            throw new ArchiveGoneException(copy.Id, e);
        }

        // S3 computes it anew from the bytes that it wrote; nobody refers to them before they were found right.
        if (copied != copy.Checksum)
        {
            await s3.DeleteObjectAsync(target.Bucket, target.Key, ct);
            throw new ArchiveCorruptException(copy.Id, $"the checksum of what came back is {copied}, not {copy.Checksum}");
        }
    }

    public async Task<bool?> HasAsync(ColdCopy copy, CancellationToken ct) => await HeadAsync(copy, ct) is not null;

    public async Task DeleteAsync(string archiveId, CancellationToken ct)
    {
        var (from, key) = ColdObject.Parse(archiveId);
        await deletion.DeleteAsync(from, key, ct);
    }

    public async IAsyncEnumerable<ColdListing> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var pages = s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket, Prefix = options.Prefix });
        await foreach (var one in pages.S3Objects.WithCancellation(ct))
        {
            yield return new(
                new ColdObject(bucket, one.Key).ToString(),
                one.Key[options.Prefix.Length..],
                one.Size ?? 0,
                new DateTimeOffset((one.LastModified ?? DateTime.UnixEpoch).ToUniversalTime()));
        }
    }

    private async Task<Retrieval> ExpeditedFirstAsync(ColdCopy copy, CancellationToken ct)
    {
        try
        {
            return await RestoreAsync(copy, RetrievalTier.Expedited, null, ct);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "GlacierExpeditedRetrievalNotAvailable")
        {
            return await RestoreAsync(copy, RetrievalTier.Standard, FallbackReasons.NoCapacity, ct);
        }
    }

    private async Task<Retrieval> RestoreAsync(ColdCopy copy, string tier, string? fallback, CancellationToken ct)
    {
        var cold = ColdObject.Parse(copy.Id);
        try
        {
            var request = new RestoreObjectRequest { BucketName = cold.Bucket, Key = cold.Key, Days = options.RestoredFor, RetrievalTier = GlacierJobTier.FindValue(tier) };
            var answer = await s3.RestoreObjectAsync(request, ct);
            return Of(copy, tier, fallback, isReady: answer.HttpStatusCode == HttpStatusCode.OK);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "RestoreAlreadyInProgress")
        {
            return Of(copy, RetrievalTier.Unknown, null, isReady: false);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw new ArchiveGoneException(copy.Id, e);
        }
    }

    /// <summary>An object has one restore at a time, so its key is the id.</summary>
    private Retrieval Of(ColdCopy copy, string tier, string? fallback, bool isReady)
    {
        var now = clock.GetUtcNow();
        return new(copy.Id, tier, fallback, now, isReady ? now : now + prices.Times(tier).Longest, isReady);
    }

    private async Task<GetObjectMetadataResponse?> HeadAsync(ColdCopy copy, CancellationToken ct)
    {
        var cold = ColdObject.Parse(copy.Id);
        try
        {
            return await s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = cold.Bucket, Key = cold.Key, ChecksumMode = ChecksumMode.ENABLED }, ct);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
