using System.Globalization;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Input;

/// <summary>An upload of gzip members or BGZF blocks, any number of them, each checked by its checksum and length.</summary>
internal sealed class GzipText(UploadedBytes upload, int parallelism, long text, SeenCompression seen) : ITextSource
{
    private readonly byte[] block = new byte[BgzfBlock.LongestText];
    private readonly BgzfBatch batch = new(parallelism);
    private int blockStart;
    private int blockEnd;
    private GzipMember? member;
    private bool bgzf = seen.Bgzf;
    private bool endSeen = seen.EndSeen;
    private bool gzip = seen.Gzip;
    private bool unusual = seen.Unusual;
    private long text = text;

    public Places Places { get; } = new(text, upload.Position);

    public SeenCompression? Seen => new(bgzf, gzip, unusual, endSeen);

    public Problem? Refusal { get; private set; }

    public IEnumerable<Code> Remarks
    {
        get
        {
            if (bgzf && !endSeen)
            {
                yield return Code.NoBgzfEof;
            }

            if (unusual || (bgzf && gzip))
            {
                yield return Code.UnusualBgzf;
            }
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken ct)
    {
        var count = await ReadSomeAsync(destination, ct);
        text += count;
        return count;
    }

    public void Dispose() => member?.Dispose();

    private async ValueTask<int> ReadSomeAsync(Memory<byte> destination, CancellationToken ct)
    {
        while (Refusal is null)
        {
            var count = member is not null ? await ReadMemberAsync(destination, ct)
                : blockStart < blockEnd ? CopyBlock(destination)
                : InflateWhatIsHere(destination);
            if (count > 0)
            {
                return count;
            }

            if (Refusal is null && member is null && !await OpenNextAsync(ct))
            {
                break;
            }
        }

        return 0;
    }

    private int InflateWhatIsHere(Memory<byte> destination)
    {
        if (!batch.TryInflate(upload.UnreadMemory, destination))
        {
            return 0;
        }

        Places.Note(text, upload.Position);
        (bgzf, endSeen) = (true, batch.IsAtEnd);
        upload.Advance(batch.Length);
        return batch.TextLength;
    }

    private int CopyBlock(Memory<byte> destination)
    {
        var count = Math.Min(blockEnd - blockStart, destination.Length);
        block.AsSpan(blockStart, count).CopyTo(destination.Span);
        blockStart += count;
        return count;
    }

    private async ValueTask<int> ReadMemberAsync(Memory<byte> destination, CancellationToken ct)
    {
        var count = await member!.ReadAsync(destination, ct);
        if (count > 0)
        {
            return count;
        }

        var end = count < 0 ? MemberEnd.Damaged : await member.EndAsync(ct);
        member.Dispose();
        member = null;
        if (end != MemberEnd.Whole)
        {
            Refuse(end == MemberEnd.CutShort ? Code.Truncated : Code.Damaged, "a gzip member");
        }

        return 0;
    }

    /// <summary>False at the end of the upload, or when what follows is refused.</summary>
    private async ValueTask<bool> OpenNextAsync(CancellationToken ct)
    {
        if (!await upload.HasAsync(1, ct) || await IsPaddingAsync(ct))
        {
            Refusal ??= upload.Refusal;
            return false;
        }

        await upload.HasAsync(GzipHeader.BgzfOverhead, ct);
        if (!GzipHeader.TryParse(upload.Unread, out var header, out var more))
        {
            more = more && await upload.HasAsync(GzipHeader.Longest, ct) is false;
            if (!GzipHeader.TryParse(upload.Unread, out header, out _))
            {
                return Refuse(more ? Code.Truncated : Code.Damaged, "a gzip header");
            }
        }

        return header.BlockLength > 0 ? await ReadBlockAsync(header, ct) : BeginMember(header);
    }

    private bool BeginMember(GzipHeader header)
    {
        // In a BGZF file a header with other extra fields is a damaged one; a plain gzip member may follow (cat a.bgz b.gz).
        if (bgzf && upload.Unread[3] == GzipHeader.EndBlock[3])
        {
            return Refuse(Code.Damaged, "a BGZF header");
        }

        Places.Note(text, upload.Position);
        upload.Advance(header.Length);
        member = new(upload);
        gzip = true;
        return true;
    }

    private async ValueTask<bool> ReadBlockAsync(GzipHeader header, CancellationToken ct)
    {
        if (header.BlockLength < header.Length + 8)
        {
            return Refuse(Code.Damaged, "a BGZF header");
        }

        if (!await upload.HasAsync(header.BlockLength, ct))
        {
            return Refuse(Code.Truncated, "a BGZF block");
        }

        var bytes = upload.UnreadMemory[..header.BlockLength];
        (blockStart, blockEnd) = (0, BgzfBlock.Inflate(bytes, header.Length, block));
        if (blockEnd < 0)
        {
            blockEnd = 0;
            return Refuse(Code.Damaged, "a BGZF block");
        }

        Places.Note(text, upload.Position);
        endSeen = bytes.Span.SequenceEqual(GzipHeader.EndBlock);
        unusual |= !header.Usual;
        bgzf = true;
        upload.Advance(header.BlockLength);
        return true;
    }

    /// <summary>Zeros up to the end of the file are padding, which gzip allows.</summary>
    private async ValueTask<bool> IsPaddingAsync(CancellationToken ct)
    {
        if (upload.Unread[0] != 0)
        {
            return false;
        }

        while (await upload.HasAsync(1, ct))
        {
            if (upload.Unread.ContainsAnyExcept((byte)0))
            {
                return false;
            }

            upload.Advance(upload.Unread.Length);
        }

        return true;
    }

    private bool Refuse(Code code, string what)
    {
        var at = upload.Position.ToString("N0", CultureInfo.InvariantCulture);
        Refusal = upload.Refusal ?? Problem.OfFile(code, $"{what} near byte {at} of the file");
        return false;
    }
}
