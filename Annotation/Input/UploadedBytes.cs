using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Input;

/// <summary>The bytes as uploaded: a window over a forward-only stream, counted and limited.</summary>
internal sealed class UploadedBytes(Stream stream, long? length, long limit, long from = 0)
{
    // A BGZF block (64 KiB) and the header behind it always fit, and of usual ones enough to share out.
    private readonly byte[] window = new byte[384 << 10];
    private int start;
    private int end;
    private bool ended;

    /// <summary>How many bytes of the upload were read, those before the stream's first included.</summary>
    public long Read { get; private set; } = from;

    /// <summary>Where in the upload the unread bytes begin.</summary>
    public long Position => Read - (end - start);

    public Problem? Refusal { get; private set; }

    public ReadOnlySpan<byte> Unread => window.AsSpan(start, end - start);

    public ReadOnlyMemory<byte> UnreadMemory => window.AsMemory(start, end - start);

    public void Advance(int count) => start += count;

    /// <summary>Reads on until there are <paramref name="count"/> unread bytes; false when the upload ends (or is refused) before.</summary>
    public ValueTask<bool> HasAsync(int count, CancellationToken ct)
        => end - start >= count ? ValueTask.FromResult(true) : FillAsync(count, ct);

    private async ValueTask<bool> FillAsync(int count, CancellationToken ct)
    {
        window.AsSpan(start, end - start).CopyTo(window);
        (start, end) = (0, end - start);
        while (end < count && !ended)
        {
            var got = await stream.ReadAsync(window.AsMemory(end), ct);
            end += got;
            Read += got;
            ended = got == 0;
            if (Read > limit)
            {
                Refusal = Problem.OfFile(Code.FileTooLarge, FormattableString.Invariant($"{limit:N0}"));
                (ended, end) = (true, start);
            }
        }

        // The store promised more than it gave: a fault of the transport, not of the user's file.
        return ended && Refusal is null && length > Read
            ? throw new EndOfStreamException($"The input ended after {Read} of {length} bytes.")
            : end >= count;
    }
}
