using System.Globalization;
using System.Net;
using Amazon.Glacier;
using GasOrleans.Aws.Local.Glacier.Store;
using GasOrleans.Aws.Local.Resources;

namespace GasOrleans.Aws.Local.Glacier.Operations;

/// <summary>Vaults, and archives that are uploaded whole.</summary>
internal sealed class Archives(VaultStore store, TimeProvider clock)
{
    public const string TreeHash = "x-amz-sha256-tree-hash";
    private const int IdBytes = 103;
    private const long LargestUpload = 4L << 30;

    public Task CreateVaultAsync(VaultRequest request)
    {
        var vault = store.Ensure(request.Route("vault"));
        request.Created(HttpStatusCode.Created, $"/{ResourceNames.AccountId}/vaults/{vault.Name}");
        return Task.CompletedTask;
    }

    public Task DescribeVaultAsync(VaultRequest request)
    {
        var vault = store.Require(request.Route("vault"));
        var archives = vault.Archives();
        return request.Answer.WriteAsJsonAsync(
            new { VaultName = vault.Name, VaultARN = vault.Arn, NumberOfArchives = archives.Count, SizeInBytes = archives.Sum(one => one.Size) },
            JobBody.Options,
            request.Aborted);
    }

    public async Task UploadAsync(VaultRequest request)
    {
        var vault = store.Require(request.Route("vault"));
        var description = VaultRequest.Description(request.Header("x-amz-archive-description"));
        var part = await ReadAsync(request, vault, LargestUpload);
        var archive = new StoredArchive(Vault.NewId(IdBytes), description, clock.GetUtcNow(), [part.Body], part.Leaves);
        Finish(request, vault, archive);
    }

    public Task DeleteAsync(VaultRequest request)
    {
        // Deleting one that was deleted before is not an error, for some time: AWS keeps no promise how long.
        store.Require(request.Route("vault")).DeleteArchive(request.Route("archive"));
        request.Answer.StatusCode = (int)HttpStatusCode.NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Reads a body to disk and checks it against its tree hash.</summary>
    public static async Task<StoredPart> ReadAsync(VaultRequest request, Vault vault, long limit)
    {
        var expected = request.Required(TreeHash);
        if (request.Body.Length > limit)
        {
            throw VaultException.Invalid(string.Create(CultureInfo.InvariantCulture, $"The body has more than {limit} bytes."));
        }

        using var hasher = new TreeHasher();
        var body = await vault.Bodies.WriteAsync(hasher.PassAsync(request.Body.ReadAsync(request.Aborted), request.Aborted), request.Aborted);
        var leaves = hasher.Finish();
        if (TreeHashGenerator.CalculateTreeHash(leaves) is var computed && computed != expected)
        {
            vault.Bodies.Forget([body]);
            throw VaultException.Invalid($"Checksum mismatch: expected {expected} but computed {computed}");
        }

        return new StoredPart(body, leaves);
    }

    public static void Finish(VaultRequest request, Vault vault, StoredArchive archive, StoredUpload? from = null)
    {
        vault.Put(archive, from);
        request.Created(
            HttpStatusCode.Created,
            $"/{ResourceNames.AccountId}/vaults/{vault.Name}/archives/{archive.Id}",
            ("x-amz-archive-id", archive.Id),
            (TreeHash, archive.TreeHash));
    }
}
