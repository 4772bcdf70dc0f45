using GasOrleans.Annotation.Browsing;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Files;

namespace GasOrleans.WebClient.Variants;

/// <summary>A job's file in storage, read by ranges.</summary>
internal sealed class StoredFile(Buckets buckets, JobFile file) : IRangeReader
{
    public long Length => file.Bytes;

    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int count, CancellationToken ct)
    {
        using var answer = await buckets.OpenAsync(file, offset, count, ct);
        var bytes = new byte[count];
        await answer.ResponseStream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
