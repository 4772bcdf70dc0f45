using System.IO.Compression;
using GasOrleans.Annotation.Input;

namespace GasOrleans.Annotation.Output;

/// <summary>Writes BGZF to a forward-only stream; what is complete goes out when it is enough.</summary>
internal sealed class BgzfWriter(Stream stream, CompressionLevel level, long from = 0)
{
    private const int SendFrom = 1 << 20;

    private readonly BgzfBlocks blocks = new(level);

    private long sent = from;

    /// <summary>Where in the file the next block will stand, when none is begun.</summary>
    public long Position => sent + blocks.Complete.Length;

    /// <summary>Whether enough is compressed to be worth sending.</summary>
    public bool IsDue => blocks.Complete.Length >= SendFrom;

    public void Write(ReadOnlySpan<byte> bytes) => blocks.Write(bytes);

    public void WriteLine(ReadOnlySpan<byte> line)
    {
        blocks.Write(line);
        blocks.WriteByte((byte)'\n');
    }

    /// <summary>Sends what is complete if it is enough; whether it was.</summary>
    public async ValueTask<bool> SendAsync(CancellationToken ct)
    {
        if (!IsDue)
        {
            return false;
        }

        await SendAsync(blocks, ct);
        return true;
    }

    /// <summary>Completes the block that is begun.</summary>
    public void EndBlock() => blocks.EndBlock();

    /// <summary>Sends blocks that were made elsewhere, behind all that was written here.</summary>
    public async ValueTask AppendAsync(BgzfBlocks others, CancellationToken ct)
    {
        await SendAsync(blocks, ct);
        await SendAsync(others, ct);
    }

    /// <summary>Ends the last block, writes the end mark and sends all.</summary>
    public async ValueTask FinishAsync(CancellationToken ct)
    {
        blocks.EndBlock();
        await SendAsync(blocks, ct);
        await stream.WriteAsync(GzipHeader.EndBlock.ToArray(), ct);
        await stream.FlushAsync(ct);
    }

    private async ValueTask SendAsync(BgzfBlocks ready, CancellationToken ct)
    {
        if (ready.Complete.Length > 0)
        {
            await stream.WriteAsync(ready.Complete, ct);
            sent += ready.Complete.Length;
            ready.Clear();
        }
    }
}
