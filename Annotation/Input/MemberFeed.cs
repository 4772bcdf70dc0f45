namespace GasOrleans.Annotation.Input;

/// <summary>Hands the upload to the inflater in chunks, and holds the last one back until the next is asked for.</summary>
internal sealed class MemberFeed(UploadedBytes upload) : Stream
{
    public int LastChunk { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        upload.Advance(LastChunk);
        LastChunk = 0;
        if (await upload.HasAsync(1, cancellationToken))
        {
            LastChunk = Math.Min(upload.Unread.Length, buffer.Length);
            upload.Unread[..LastChunk].CopyTo(buffer.Span);
        }

        return LastChunk;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
