using System.IO.Compression;
using System.Text;
using CsCheck;
using GasOrleans.Annotation.Output;

namespace GasOrleans.Annotation.Tests.Output;

/// <summary>The framework's inflater says whether what the quick deflater writes is right.</summary>
public sealed class QuickDeflates
{
    private const int Longest = 0xFF00;

    private static readonly Gen<byte> Letter = Gen.Int[0, 3].Select(i => (byte)"ACGT"[i]);

    // From what repeats a lot to what never does, in pieces that come again at all distances.
    private static readonly Gen<byte[]> Piece = Gen.OneOf(
        Gen.Byte.Array[1, 40],
        Letter.Array[1, 300],
        Gen.Select(Gen.Byte, Gen.Int[1, 700]).Select((value, count) => Enumerable.Repeat(value, count).ToArray()));

    private static readonly Gen<byte[]> Texts = Gen.Select(Piece.Array[1, 12], Gen.Int[0, 11].Array[0, 400]).Select(
        (pieces, order) => order.SelectMany(i => pieces[i % pieces.Length]).Take(Longest).ToArray());

    [Fact]
    public void What_was_deflated_inflates_to_itself() => Texts.Sample(text => Inflated(text).SequenceEqual(text), iter: 2_000);

    [Fact]
    public void Text_that_does_not_repeat_has_room()
    {
        var text = new byte[Longest];
        new Random(1).NextBytes(text);
        Assert.Equal(text, Inflated(text));
        Array.Fill(text, (byte)200);
        Assert.Equal(text, Inflated(text));
    }

    [Fact]
    public void A_stretch_of_any_length_comes_again_at_any_distance()
    {
        var random = new Random(2);
        for (var length = 1; length <= 300; length++)
        {
            foreach (var distance in (int[])[length, length + 1, 257, 4_097, (32 << 10) - 1, 32 << 10, (32 << 10) + 1])
            {
                var text = new byte[Math.Max(distance, length) + length];
                random.NextBytes(text);
                text.AsSpan(text.Length - length - distance, Math.Min(length, distance)).CopyTo(text.AsSpan(text.Length - length));
                Assert.Equal(text, Inflated(text));
            }
        }
    }

    [Fact]
    public void What_it_writes_depends_on_the_text_alone()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 6_000).Select(i => $"chr1\t{i}\t.\tA\tG\n")))[..Longest];
        var quick = new QuickDeflate();
        var first = Deflated(quick, text, beyond: 0);
        Deflated(quick, [.. text.Reverse()], beyond: 7);
        Assert.Equal(first, Deflated(quick, text, beyond: (byte)'\n'));
        Assert.True(first.Length < text.Length / 3, $"{first.Length} of {text.Length}");
    }

    private static byte[] Inflated(byte[] text)
    {
        using var inflated = new DeflateStream(new MemoryStream(Deflated(new(), text, beyond: 0)), CompressionMode.Decompress);
        using var all = new MemoryStream();
        inflated.CopyTo(all);
        return all.ToArray();
    }

    /// <summary>Behind the text stands what an earlier one has left there.</summary>
    private static byte[] Deflated(QuickDeflate quick, byte[] text, byte beyond)
    {
        byte[] room = [.. text, .. Enumerable.Repeat(beyond, QuickDeflate.Slack)];
        var target = new byte[text.Length + (text.Length / 8) + 2 + QuickDeflate.Overrun];
        return target[..quick.Deflate(room, text.Length, target)];
    }
}
