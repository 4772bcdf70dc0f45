namespace GasOrleans.Aws.Local.S3.Store;

/// <summary>Reads several streams as one, from anywhere.</summary>
internal sealed class JoinedStream(IReadOnlyList<(FileStream File, long Length)> parts) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = parts.Sum(part => part.Length);

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var start = 0L;
        foreach (var (file, length) in parts)
        {
            if (Position < start + length)
            {
                file.Position = Position - start;
                var wanted = (int)Math.Min(buffer.Length, start + length - Position);
                var read = await file.ReadAsync(buffer[..wanted], cancellationToken);
                Position += read;
                return read;
            }

            start += length;
        }

        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var (file, _) in parts)
            {
                file.Dispose();
            }
        }

        base.Dispose(disposing);
    }
}
