using System.Globalization;
using Amazon.Glacier;
using Amazon.Glacier.Model;
using Amazon.Runtime;
using GasOrleans.Jobs;
using GasOrleans.Results;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GasOrleans.Archive;

/// <summary>Uploads an S3 object to the vault: at once when it fits a part, else part by part; one part is in memory at a time.</summary>
internal sealed partial class VaultUpload(
    IAmazonGlacier glacier, ResultStore store, IOptions<ArchiveOptions> archive, ILogger<VaultUpload> logger)
{
    // Glacier takes 10,000 parts of a MiB times a power of two: 8 MiB reach 80 GB, then they double.
    private const int SmallestPart = 8 * 1024 * 1024;
    private const int MostParts = 10_000;
    private readonly ArchiveOptions options = archive.Value;

    public async Task<ColdCopy> PutAsync(JobFile hot, string description, CancellationToken ct)
    {
        using var read = await store.OpenAsync(hot, ct);
        if (read.ContentLength != hot.Bytes)
        {
            throw new ArchiveCorruptException(description, $"the hot file has {read.ContentLength} bytes, not {hot.Bytes}");
        }

        using var part = new MemoryStream();
        var size = PartBytes(hot.Bytes);
        await FillAsync(read.ResponseStream, part, size, ct);
        return part.Length == hot.Bytes
            ? await WholeAsync(part, description, ct)
            : await InPartsAsync(read.ResponseStream, part, size, hot.Bytes, description, ct);
    }

    private static int PartBytes(long bytes)
    {
        long size = SmallestPart;
        while (size * MostParts < bytes)
        {
            size *= 2;
        }

        return checked((int)size);
    }

    private async Task<ColdCopy> WholeAsync(MemoryStream bytes, string description, CancellationToken ct)
    {
        var hash = Hash(bytes);
        var answer = await glacier.UploadArchiveAsync(
            new UploadArchiveRequest { AccountId = options.AccountId, VaultName = options.Vault, ArchiveDescription = description, Body = bytes, Checksum = hash }, ct);
        return await VerifyAsync(new(answer.ArchiveId!, hash, bytes.Length), answer.Checksum);
    }

    private async Task<ColdCopy> InPartsAsync(Stream hot, MemoryStream part, int size, long bytes, string description, CancellationToken ct)
    {
        var upload = await glacier.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { AccountId = options.AccountId, VaultName = options.Vault, ArchiveDescription = description, PartSize = size }, ct);
        try
        {
            var (hash, length) = await SendPartsAsync(hot, part, size, upload.UploadId!, ct);
            if (length != bytes)
            {
                throw new ArchiveCorruptException(description, $"{length} bytes were read of {bytes}");
            }

            var answer = await glacier.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest
                {
                    AccountId = options.AccountId,
                    VaultName = options.Vault,
                    UploadId = upload.UploadId,
                    ArchiveSize = length.ToString(CultureInfo.InvariantCulture),
                    Checksum = hash,
                },
                ct);
            return await VerifyAsync(new(answer.ArchiveId!, hash, length), answer.Checksum);
        }
        catch
        {
            await AbortAsync(upload.UploadId!);
            throw;
        }
    }

    private async Task<(string Hash, long Length)> SendPartsAsync(Stream hot, MemoryStream part, int size, string upload, CancellationToken ct)
    {
        var hashes = new List<string>();
        var sent = 0L;
        while (part.Length > 0)
        {
            var hash = Hash(part);
            await glacier.UploadMultipartPartAsync(
                new UploadMultipartPartRequest
                {
                    AccountId = options.AccountId,
                    VaultName = options.Vault,
                    UploadId = upload,
                    Range = string.Create(CultureInfo.InvariantCulture, $"bytes {sent}-{sent + part.Length - 1}/*"),
                    Body = part,
                    Checksum = hash,
                },
                ct);
            hashes.Add(hash);
            sent += part.Length;
            await FillAsync(hot, part, size, ct);
        }

        return (TreeHashGenerator.CalculateTreeHash(hashes), sent);
    }

    private static async Task FillAsync(Stream from, MemoryStream part, int size, CancellationToken ct)
    {
        part.SetLength(size);
        var read = await from.ReadAtLeastAsync(part.GetBuffer().AsMemory(0, size), size, throwOnEndOfStream: false, ct);
        part.SetLength(read);
        part.Position = 0;
    }

    private static string Hash(MemoryStream bytes)
    {
        bytes.Position = 0;
        var hash = TreeHashGenerator.CalculateTreeHash(bytes);
        bytes.Position = 0;
        return hash;
    }

    private async Task<ColdCopy> VerifyAsync(ColdCopy copy, string? answered)
    {
        if (answered == copy.Checksum)
        {
            return copy;
        }

        await glacier.DeleteArchiveAsync(new DeleteArchiveRequest { AccountId = options.AccountId, VaultName = options.Vault, ArchiveId = copy.Id });
        throw new ArchiveCorruptException(copy.Id, $"Glacier's tree hash is {answered}, not {copy.Checksum}");
    }

    /// <summary>Best tried: why the upload ended must not be hidden. Glacier forgets an upload that is idle for 24 h.</summary>
    private async Task AbortAsync(string upload)
    {
        try
        {
            await glacier.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { AccountId = options.AccountId, VaultName = options.Vault, UploadId = upload });
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            LogAbortFailed(logger, e, options.Vault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "An upload to vault {Vault} could not be aborted; it is forgotten after a day")]
    private static partial void LogAbortFailed(ILogger logger, Exception e, string vault);
}
