using System.Net;

namespace GasOrleans.Cli.Transfers;

/// <summary>A piece of a file as the body of a request, never in memory as a whole; it says how far it is.</summary>
internal sealed class FileContent(FileInfo file, long from, long bytes, Action<long> sent) : HttpContent
{
    private const int Block = 128 * 1024;

    private readonly long whole = file.Length;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var source = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, Block, FileOptions.Asynchronous | FileOptions.SequentialScan);
        if (source.Length != whole)
        {
            throw new Failure(Exit.Usage, "file-changed", $"{file.Name} changes while it is sent.");
        }

        source.Seek(from, SeekOrigin.Begin);
        var block = new byte[Block];
        for (var done = 0L; done < bytes; sent(done))
        {
            var read = (int)Math.Min(block.Length, bytes - done);
            await source.ReadExactlyAsync(block.AsMemory(0, read), cancellationToken);
            await stream.WriteAsync(block.AsMemory(0, read), cancellationToken);
            done += read;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes;
        return true;
    }
}
