namespace GasOrleans.Results;

/// <summary>Reads a body of known length, counts it, and fails when it ends early: a cut connection is not a short file.</summary>
/// <param name="owner">What to dispose with it.</param>
/// <param name="body">The body.</param>
/// <param name="length">How many bytes it must have.</param>
internal sealed class MeteredStream(IDisposable owner, Stream body, long length) : Stream
{
    private long read;

    public long BytesRead => Volatile.Read(ref read);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => BytesRead; set => throw new NotSupportedException("The body is read once, in order."); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => Count(await body.ReadAsync(buffer, cancellationToken), buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(body.Read(buffer, offset, count), count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The body is read once, in order.");

    public override void SetLength(long value) => throw new NotSupportedException("The body is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is only read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            owner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int bytes, int asked)
    {
        if (bytes == 0 && asked > 0 && read < length)
        {
            throw new EndOfStreamException($"The object's body ended after {read} of {length} bytes.");
        }

        Volatile.Write(ref read, read + bytes);
        return bytes;
    }
}
