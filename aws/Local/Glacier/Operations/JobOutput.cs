using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.Glacier;
using GasOrleans.Aws.Local.Glacier.Store;
using GasOrleans.Aws.Local.S3.Operations;

namespace GasOrleans.Aws.Local.Glacier.Operations;

/// <summary>The bytes of a job that has ended, whole or in ranges.</summary>
internal sealed partial class JobOutput(VaultStore store)
{
    private const int MiB = 1024 * 1024;

    public async Task GetAsync(VaultRequest request)
    {
        var vault = store.Require(request.Route("vault"));
        var job = Jobs.Require(vault, request);
        if (!job.Succeeded)
        {
            throw VaultException.Invalid($"The job is not currently available for download: {job.Id}");
        }

        if (job.Inventory is { } inventory)
        {
            request.Answer.ContentType = "application/json";
            await request.Answer.WriteAsync(inventory, Encoding.UTF8, request.Aborted);
            return;
        }

        await WriteAsync(request, vault, job.Archive!);
    }

    private static async Task WriteAsync(VaultRequest request, Vault vault, StoredArchive archive)
    {
        var (start, end) = request.Header("Range") is { } range ? Range(range, archive.Size) : (0, archive.Size - 1);
        var answer = request.Answer;
        answer.StatusCode = (int)(request.Header("Range") is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent);
        answer.ContentType = "application/octet-stream";
        answer.ContentLength = end - start + 1;
        answer.Headers.AcceptRanges = "bytes";
        answer.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {start}-{end}/{archive.Size}");
        answer.Headers["x-amz-archive-description"] = archive.Description;
        if (TreeHash(archive, start, end) is { } hash)
        {
            answer.Headers[Archives.TreeHash] = hash;
        }

        await using var content = vault.Bodies.Open(archive.Bodies);
        content.Position = start;
        if (answer.ContentLength > 0)
        {
            await foreach (var piece in Pieces.Of(content, end - start + 1, request.Aborted))
            {
                await answer.Body.WriteAsync(piece, request.Aborted);
            }
        }
    }

    // Only a range that is a subtree has a hash: https://docs.aws.amazon.com/amazonglacier/latest/dev/checksum-calculations-range.html
    private static string? TreeHash(StoredArchive archive, long start, long end)
    {
        var length = end - start + 1;
        var whole = (length + MiB - 1) / MiB;
        var aligned = start % MiB == 0 && (end == archive.Size - 1 || length % MiB == 0) && (start == 0 && end == archive.Size - 1 || (BitOperations.IsPow2(whole) && start / MiB % whole == 0));
        return aligned ? TreeHashGenerator.CalculateTreeHash(archive.Leaves.Skip((int)(start / MiB)).Take((int)Math.Max(1, whole))) : null;
    }

    private static (long Start, long End) Range(string header, long size)
    {
        var match = FromTo().Match(header);
        return match.Success && long.TryParse(match.Groups[1].Value, out var start) && long.TryParse(match.Groups[2].Value, out var end) && start <= end && end < size
            ? (start, end)
            : throw VaultException.Invalid($"Invalid range: {header}");
    }

    [GeneratedRegex("^bytes=([0-9]{1,15})-([0-9]{1,15})$")]
    private static partial Regex FromTo();
}
