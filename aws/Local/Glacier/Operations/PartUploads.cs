using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text.RegularExpressions;
using Amazon.Glacier;
using GasOrleans.Aws.Local.Glacier.Store;
using GasOrleans.Aws.Local.Resources;

namespace GasOrleans.Aws.Local.Glacier.Operations;

/// <summary>Archives that are uploaded in parts.</summary>
internal sealed partial class PartUploads(VaultStore store, TimeProvider clock)
{
    private const int MiB = 1024 * 1024;
    private const int IdBytes = 69;
    private const int ArchiveIdBytes = 103;
    private const long LargestPart = 4L << 30;

    public Task InitiateAsync(VaultRequest request)
    {
        var vault = store.Require(request.Route("vault"));
        if (!long.TryParse(request.Required("x-amz-part-size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < MiB || size > LargestPart || !BitOperations.IsPow2(size))
        {
            throw VaultException.Invalid("Invalid part size: it must be a megabyte multiplied by a power of 2, at most 4 GB.");
        }

        var upload = new StoredUpload(Vault.NewId(IdBytes), VaultRequest.Description(request.Header("x-amz-archive-description")), size, clock.GetUtcNow());
        vault.Put(upload);
        request.Created(HttpStatusCode.Created, $"/{ResourceNames.AccountId}/vaults/{vault.Name}/multipart-uploads/{upload.Id}", ("x-amz-multipart-upload-id", upload.Id));
        return Task.CompletedTask;
    }

    public async Task PutPartAsync(VaultRequest request)
    {
        var vault = store.Require(request.Route("vault"));
        var upload = vault.FindUpload(request.Route("upload"));
        var (start, end) = Range(request.Required("Content-Range"));
        if (start % upload.PartSize != 0 || end - start + 1 != request.Body.Length || request.Body.Length > upload.PartSize)
        {
            throw VaultException.Invalid($"Content-Range {start}-{end} is incompatible with the part size {upload.PartSize} or the content length.");
        }

        var part = await Archives.ReadAsync(request, vault, upload.PartSize);
        vault.AddPart(upload.Id, start, part);
        request.Answer.Headers[Archives.TreeHash] = TreeHashGenerator.CalculateTreeHash(part.Leaves);
        request.Answer.StatusCode = (int)HttpStatusCode.NoContent;
    }

    public Task CompleteAsync(VaultRequest request)
    {
        var vault = store.Require(request.Route("vault"));
        var upload = vault.FindUpload(request.Route("upload"));
        var archive = Join(upload, request.Required("x-amz-archive-size"));
        if (archive.TreeHash != request.Required(Archives.TreeHash))
        {
            throw VaultException.Invalid("The tree hash of the archive is not the one that was given.");
        }

        Archives.Finish(request, vault, archive, upload);
        return Task.CompletedTask;
    }

    public Task AbortAsync(VaultRequest request)
    {
        store.Require(request.Route("vault")).Abort(request.Route("upload"));
        request.Answer.StatusCode = (int)HttpStatusCode.NoContent;
        return Task.CompletedTask;
    }

    public Task ListAsync(VaultRequest request)
    {
        var vault = store.Require(request.Route("vault"));
        var (page, marker) = request.Page(vault.Uploads(), one => one.Id);
        var listed = page.Select(one => new { ArchiveDescription = one.Description, CreationDate = JobBody.Time(one.CreatedAt), MultipartUploadId = one.Id, PartSizeInBytes = one.PartSize, VaultARN = vault.Arn });
        return request.Answer.WriteAsJsonAsync(new { Marker = marker, UploadsList = listed }, JobBody.Options, request.Aborted);
    }

    public Task ListPartsAsync(VaultRequest request)
    {
        var vault = store.Require(request.Route("vault"));
        var upload = vault.FindUpload(request.Route("upload"));
        var (page, marker) = request.Page([.. upload.Parts.OrderBy(part => part.Key)], part => part.Key.ToString(CultureInfo.InvariantCulture));
        var listed = page.Select(part => new { RangeInBytes = $"{part.Key}-{part.Key + part.Value.Body.Length - 1}", SHA256TreeHash = TreeHashGenerator.CalculateTreeHash(part.Value.Leaves) });
        return request.Answer.WriteAsJsonAsync(
            new { ArchiveDescription = upload.Description, CreationDate = JobBody.Time(upload.CreatedAt), Marker = marker, MultipartUploadId = upload.Id, Parts = listed, PartSizeInBytes = upload.PartSize, VaultARN = vault.Arn },
            JobBody.Options,
            request.Aborted);
    }

    private StoredArchive Join(StoredUpload upload, string size)
    {
        var parts = upload.Parts.OrderBy(part => part.Key).ToList();
        var end = 0L;
        foreach (var (start, part) in parts)
        {
            // Each part but the last is whole, so what follows starts where it ends.
            end = start == end ? start + part.Body.Length : throw VaultException.Invalid($"The upload has no part at {end}.");
        }

        return end > 0 && end.ToString(CultureInfo.InvariantCulture) == size
            ? new StoredArchive(Vault.NewId(ArchiveIdBytes), upload.Description, clock.GetUtcNow(), [.. parts.Select(part => part.Value.Body)], [.. parts.SelectMany(part => part.Value.Leaves)])
            : throw VaultException.Invalid($"The size of the parts is {end}, not {size}.");
    }

    private static (long Start, long End) Range(string header)
    {
        var match = FromTo().Match(header);
        return match.Success && long.TryParse(match.Groups[1].Value, out var start) && long.TryParse(match.Groups[2].Value, out var end) && start <= end
            ? (start, end)
            : throw VaultException.Invalid($"Invalid Content-Range: {header}");
    }

    [GeneratedRegex(@"^bytes ([0-9]{1,15})-([0-9]{1,15})/\*$")]
    private static partial Regex FromTo();
}
