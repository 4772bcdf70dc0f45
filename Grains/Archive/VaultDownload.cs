using System.Globalization;
using Amazon.Glacier;
using Amazon.Glacier.Model;
using GasOrleans.Jobs;

namespace GasOrleans.Archive;

/// <summary>Reads the bytes of a finished retrieval, range by range, and checks each and the whole; one range is in memory at a time.</summary>
internal sealed class VaultDownload(IAmazonGlacier glacier, ArchiveOptions options, ColdCopy copy, string job)
{
    // A power of two of MiB, so that each range is a subtree of the hash.
    private const int RangeBytes = 8 * 1024 * 1024;

    public async Task CopyToAsync(Stream target, CancellationToken ct)
    {
        var hashes = new List<string>();
        using var range = new MemoryStream();
        for (var start = 0L; start < copy.Bytes; start += RangeBytes)
        {
            var said = await ReadAsync(start, Math.Min(RangeBytes, copy.Bytes - start), range, ct);
            var hash = TreeHashGenerator.CalculateTreeHash(range);
            if (said is not null && said != hash)
            {
                throw new ArchiveCorruptException(copy.Id, $"the tree hash of the range from {start} is {hash}, not {said}");
            }

            hashes.Add(hash);
            await target.WriteAsync(range.GetBuffer().AsMemory(0, (int)range.Length), ct);
        }

        if (TreeHashGenerator.CalculateTreeHash(hashes) is var computed && computed != copy.Checksum)
        {
            throw new ArchiveCorruptException(copy.Id, $"the tree hash is {computed}, not {copy.Checksum}");
        }
    }

    /// <summary>Says the range's tree hash as Glacier tells it.</summary>
    private async Task<string?> ReadAsync(long start, long length, MemoryStream into, CancellationToken ct)
    {
        var answer = await OpenAsync(start, start + length - 1, ct);
        RequireSameSize(answer.ContentRange);
        into.SetLength(length);
        await using var body = answer.Body!;
        var read = await body.ReadAtLeastAsync(into.GetBuffer().AsMemory(0, (int)length), (int)length, throwOnEndOfStream: false, ct);
        if (read != length)
        {
            throw new ArchiveCorruptException(copy.Id, $"{read} bytes came of {length}");
        }

        into.Position = 0;
        return answer.Checksum;
    }

    private async Task<GetJobOutputResponse> OpenAsync(long first, long last, CancellationToken ct)
    {
        try
        {
            return await glacier.GetJobOutputAsync(
                new GetJobOutputRequest
                {
                    AccountId = options.AccountId,
                    VaultName = options.Vault,
                    JobId = job,
                    Range = string.Create(CultureInfo.InvariantCulture, $"bytes={first}-{last}"),
                },
                ct);
        }
        catch (Exception e) when (e is ResourceNotFoundException or InvalidParameterValueException)
        {
            throw new RetrievalNotReadyException(copy.Id, e.Message, e);
        }
    }

    private void RequireSameSize(string? range)
    {
        var size = range?[(range.LastIndexOf('/') + 1)..];
        if (size is not null && size != "*" && size != copy.Bytes.ToString(CultureInfo.InvariantCulture))
        {
            throw new ArchiveCorruptException(copy.Id, $"it has {size} bytes, not {copy.Bytes}");
        }
    }
}
