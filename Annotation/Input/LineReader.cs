using System.Buffers;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Input;

/// <summary>
/// Cuts the text into lines without copying them: <see cref="TryRead"/> while lines are there, then <see cref="FillAsync"/>.
/// A line lives until the next fill. CR at line ends and a byte order mark at the beginning are left out.
/// </summary>
internal sealed class LineReader(ITextSource source, UploadedBytes upload, AnnotationLimits limits, LinePlace from = default) : IDisposable
{
    private const int FirstSize = 256 << 10;
    private const int RatioFrom = 64 << 20;

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int start;
    private int lineStart;
    private int scanned;
    private int end;

    /// <summary>The number of the line read last, from 1.</summary>
    public long Line { get; private set; } = from.Line;

    /// <summary>Bytes of text so far.</summary>
    public long TextBytes { get; private set; } = from.Text;

    /// <summary>Whether the source has nothing more to give.</summary>
    public bool Ended { get; private set; }

    /// <summary>Whether the last line had no line end.</summary>
    public bool LastLineOpen { get; private set; } = from.Open;

    /// <summary>Where the next line begins.</summary>
    public LinePlace Place => new(TextBytes - (end - start), Line, LastLineOpen);

    /// <summary>Why reading stopped, when it is not the end.</summary>
    public Problem? Refusal { get; private set; }

    /// <summary>Text that is read but not yet cut into lines.</summary>
    public ReadOnlySpan<byte> Unread => WithoutMark(buffer.AsSpan(start, end - start));

    /// <summary>Takes the next whole line, if one is here; the last line may lack its line end.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        SkipEmptyLines();
        var found = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n');
        var stop = found < 0 ? end : scanned + found;
        var here = found >= 0 || (Ended && end > start);
        if (!here || Refusal is not null || stop - start > limits.LineBytes)
        {
            scanned = stop;
            line = default;
            return false;
        }

        (lineStart, LastLineOpen) = (start, found < 0);
        line = WithoutMark(buffer.AsSpan(start, stop - start)).TrimEnd((byte)'\r');
        start = scanned = found < 0 ? end : stop + 1;
        Line++;
        return true;
    }

    /// <summary>Takes the first so many bytes of <see cref="Unread"/>, whole lines; they live until the next fill.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        var taken = Unread[..count];
        start += end - start - Unread.Length + count;
        scanned = start;
        Line += taken.Count((byte)'\n');
        LastLineOpen = taken is [.., not (byte)'\n'];
        Line += LastLineOpen ? 1 : 0;
        return taken;
    }

    /// <summary>Gives back the line read last, to be read again.</summary>
    public void PutBack()
    {
        start = scanned = lineStart;
        Line--;
    }

    /// <summary>Reads more; false when nothing more can come.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (scanned - start > limits.LineBytes)
        {
            Refuse(Code.LineTooLong, limits.LineBytes, Line + 1);
        }

        if (Ended || Refusal is not null)
        {
            return false;
        }

        MakeRoom();
        var count = await source.ReadAsync(buffer.AsMemory(end), ct);
        Refusal = source.Refusal;
        if (count == 0)
        {
            // One more round: the open last line is now readable.
            Ended = true;
            return Refusal is null && end > start;
        }

        end += count;
        TextBytes += count;
        Judge(count);
        return Refusal is null;
    }

    /// <summary>Reads ahead until that much text is unread, or all there is.</summary>
    public async ValueTask LookAheadAsync(int bytes, CancellationToken ct)
    {
        while (end - start < bytes && await FillAsync(ct))
        {
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        start = scanned = end = 0;
    }

    /// <summary>Empty lines mean nothing; a file of a billion of them must not cost a billion calls.</summary>
    private void SkipEmptyLines()
    {
        if (scanned > start || start == end || buffer[start] != '\n')
        {
            return;
        }

        var run = buffer.AsSpan(start, end - start).IndexOfAnyExcept((byte)'\n');
        run = run < 0 ? end - start : run;
        start = scanned = start + run;
        Line += run;
        LastLineOpen = false;
    }

    private void MakeRoom()
    {
        if (start == 0 && end == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        else if (buffer.Length - end < BgzfBlock.LongestText && start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, scanned, end) = (0, scanned - start, end - start);
        }
    }

    private void Judge(int count)
    {
        var added = buffer.AsSpan(end - count, count);
        if (added.IndexOf((byte)0) is var nul and >= 0)
        {
            Refuse(Code.NulBytes, 0, Line + 1 + buffer.AsSpan(start, end - count - start + nul).Count((byte)'\n'));
        }
        else if (TextBytes > limits.TextBytes)
        {
            Refuse(Code.TextTooLarge, limits.TextBytes, null);
        }
        else if (TextBytes > RatioFrom && TextBytes / limits.Ratio > upload.Read)
        {
            Refuse(Code.CompressionBomb, limits.Ratio, null);
        }
    }

    private ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => Line == 0 && text.StartsWith(Mark) ? text[Mark.Length..] : text;

    /// <summary>Stops reading, by a limit.</summary>
    public void Refuse(Code code, long limit, long? line) => Refusal = new(code, line, FormattableString.Invariant($"{limit:N0}"));
}
