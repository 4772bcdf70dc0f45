using System.Security.Cryptography;

namespace GasOrleans.Aws.Local.S3.Store;

/// <summary>The files of a bucket's content. A file is never changed; what replaces or deletes an object forgets its files.</summary>
internal sealed class BodyFiles(string folder)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Writes a new file; nothing is left of it when reading fails.</summary>
    public async Task<StoredBody> WriteAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken cancellationToken)
    {
        var name = Guid.NewGuid().ToString("N");
        try
        {
            await using var file = new FileStream(PathOf(name), FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
            // S3's ETag is an MD5.
#pragma warning disable CA5351
            using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
            await foreach (var piece in content.WithCancellation(cancellationToken))
            {
                md5.AppendData(piece.Span);
                await file.WriteAsync(piece, cancellationToken);
            }

            return new StoredBody(name, file.Position, Convert.ToHexStringLower(md5.GetHashAndReset()));
        }
        catch
        {
            File.Delete(PathOf(name));
            throw;
        }
    }

    /// <summary>The content of several files as one.</summary>
    public Stream Open(IReadOnlyList<StoredBody> bodies) => new JoinedStream([.. bodies.Select(body => (OpenFile(body.File), body.Length))]);

    public void Forget(IEnumerable<StoredBody> bodies)
    {
        foreach (var body in bodies)
        {
            File.Delete(PathOf(body.File));
        }
    }

    /// <summary>Deletes what no object and no upload knows: left by a death between two steps.</summary>
    public void KeepOnly(IEnumerable<StoredBody> known)
    {
        var kept = known.Select(body => PathOf(body.File)).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !kept.Contains(file)))
        {
            File.Delete(file);
        }
    }

    private FileStream OpenFile(string name) => new(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, useAsync: true);

    private string PathOf(string name) => Path.Combine(folder, name);
}
