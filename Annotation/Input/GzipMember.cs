using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace GasOrleans.Annotation.Input;

/// <summary>How reading a gzip member ended.</summary>
internal enum MemberEnd
{
    Whole,
    CutShort,
    Damaged,
}

/// <summary>
/// A gzip member whose compressed length is not told. <see cref="DeflateStream"/> neither says where it stopped nor
/// notices an early end, so the end is found by the trailer itself: the checksum and length of what came out, which must
/// stand in the last chunk that went in or right behind it.
/// </summary>
internal sealed class GzipMember : IDisposable
{
    private const int Trailer = 8;

    private readonly UploadedBytes upload;
    private readonly MemberFeed feed;
    private readonly DeflateStream inflated;
    private readonly Crc32 checksum = new();
    private uint length;

    /// <summary>Begins behind the header.</summary>
    public GzipMember(UploadedBytes upload)
    {
        this.upload = upload;
        feed = new(upload);
        inflated = new(feed, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <summary>0 at the end, -1 when the data are not deflate.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken ct)
    {
        try
        {
            var count = await inflated.ReadAsync(destination, ct);
            checksum.Append(destination.Span[..count]);
            length = unchecked(length + (uint)count);
            return count;
        }
        catch (InvalidDataException)
        {
            return -1;
        }
    }

    /// <summary>After the last read: finds and checks the trailer, and leaves the upload behind it.</summary>
    public async ValueTask<MemberEnd> EndAsync(CancellationToken ct)
    {
        var more = await upload.HasAsync(feed.LastChunk + Trailer, ct);
        var last = upload.Unread[..Math.Min(upload.Unread.Length, feed.LastChunk + Trailer)];
        var at = TrailerIn(last, upload.Unread);
        if (at < 0)
        {
            return more ? MemberEnd.Damaged : MemberEnd.CutShort;
        }

        upload.Advance(at + Trailer);
        return MemberEnd.Whole;
    }

    public void Dispose()
    {
        inflated.Dispose();
        feed.Dispose();
    }

    private int TrailerIn(ReadOnlySpan<byte> last, ReadOnlySpan<byte> unread)
    {
        Span<byte> trailer = stackalloc byte[Trailer];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        var first = last.IndexOf(trailer);
        for (var at = first; at >= 0; at = Next(last, trailer, at))
        {
            // An empty member's trailer is all zeros, which its body may end in too: what follows decides.
            var behind = unread[(at + Trailer)..];
            if (behind.Length < 2 || GzipHeader.IsMagic(behind) || behind[..2].SequenceEqual("\0\0"u8))
            {
                return at;
            }
        }

        return first;
    }

    private static int Next(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> wanted, int behind)
    {
        var found = bytes[(behind + 1)..].IndexOf(wanted);
        return found < 0 ? -1 : behind + 1 + found;
    }
}
