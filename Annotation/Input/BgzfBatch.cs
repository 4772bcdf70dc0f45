using System.Buffers.Binary;

namespace GasOrleans.Annotation.Input;

/// <summary>
/// The BGZF blocks that lie whole in what was read, inflated several at once, straight to where their text belongs. It
/// stops before the first that is unusual or damaged: who reads one by one then says what is the matter.
/// </summary>
internal sealed class BgzfBatch(int parallelism)
{
    private readonly List<Piece> pieces = [];

    /// <summary>Bytes of the blocks that were inflated.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes of their text.</summary>
    public int TextLength { get; private set; }

    /// <summary>Whether the last of them is the empty one that ends a file.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Inflates what fits; whether that was any.</summary>
    public bool TryInflate(ReadOnlyMemory<byte> unread, Memory<byte> destination)
    {
        Find(unread.Span, destination.Length);
        if (pieces.Count > 1 && parallelism > 1)
        {
            Parallel.For(0, pieces.Count, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, i => Inflate(i, unread, destination));
        }
        else
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                Inflate(i, unread, destination);
            }
        }

        var whole = pieces.FindIndex(piece => !piece.IsWhole) is >= 0 and var broken ? broken : pieces.Count;
        var last = whole == 0 ? default : pieces[whole - 1];
        Length = last.Start + last.Length;
        TextLength = last.TextStart + last.TextLength;
        IsAtEnd = unread.Span[last.Start..Length].SequenceEqual(GzipHeader.EndBlock);
        return whole > 0;
    }

    private void Find(ReadOnlySpan<byte> unread, int room)
    {
        pieces.Clear();
        var (at, text) = (0, 0);
        while (GzipHeader.TryParse(unread[at..], out var header, out _) && header is { Usual: true, BlockLength: > GzipHeader.BgzfOverhead } && header.BlockLength <= unread.Length - at)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(unread[(at + header.BlockLength - 4)..]);
            if (length > BgzfBlock.LongestText || length > room - text)
            {
                break;
            }

            pieces.Add(new(at, header.BlockLength, text, (int)length, IsWhole: false));
            (at, text) = (at + header.BlockLength, text + (int)length);
        }
    }

    private void Inflate(int i, ReadOnlyMemory<byte> unread, Memory<byte> destination)
    {
        var piece = pieces[i];
        var text = destination.Slice(piece.TextStart, piece.TextLength);
        var block = unread.Slice(piece.Start, piece.Length);
        pieces[i] = piece with { IsWhole = BgzfBlock.Inflate(block, GzipHeader.BgzfHeader, text.Span) == piece.TextLength };
    }

    private readonly record struct Piece(int Start, int Length, int TextStart, int TextLength, bool IsWhole);
}
