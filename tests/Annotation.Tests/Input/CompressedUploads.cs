using System.Buffers;
using System.IO.Compression;
using System.Text;
using CsCheck;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Tests.Vcf;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Input;

/// <summary>What a compressed upload decodes to, and that no damage goes unnoticed.</summary>
public sealed class CompressedUploads
{
    private static readonly Gen<byte[]> Text = Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, 400]).Select((piece, times) => Repeated(piece, times));

    [Fact]
    public void BGZF_comes_back_whole() => Text.Sample(text => Decoded(Bgzf(text)) == (Hex(text), null, ""), iter: 300);

    [Fact]
    public void Gzip_comes_back_whole_at_every_level()
        => Gen.Select(Text, Gen.Enum<CompressionLevel>()).Sample((text, level) => Decoded(Upload.Gzip(text, level)) == (Hex(text), null, ""), iter: 300);

    [Fact]
    public void Any_members_come_back_as_one()
        => Gen.Select(Text, Gen.Bool).Array[1, 6].Sample(
            parts => Decoded([.. parts.SelectMany(part => part.Item2 ? Bgzf(part.Item1) : Upload.Gzip(part.Item1))]).Text == Hex([.. parts.SelectMany(part => part.Item1)]),
            iter: 300);

    [Fact]
    public void One_byte_at_a_time_gives_the_same()
        => Gen.Select(Text, Gen.Bool).Sample((text, bgzf) => Decoded(bgzf ? Bgzf(text) : Upload.Gzip(text), slice: 1) == (Hex(text), null, ""), iter: 40);

    [Fact]
    public void Zeros_behind_the_last_member_are_padding()
        => Assert.Equal((Hex("abc"u8), null, ""), Decoded([.. Upload.Gzip("abc"u8.ToArray()), .. new byte[3_000]]));

    [Fact]
    public void Other_bytes_behind_the_last_member_are_damage()
        => Assert.Equal(Code.Damaged, Decoded([.. Upload.Gzip("abc"u8.ToArray()), .. "more"u8]).Refusal);

    [Fact]
    public void A_truncated_gzip_is_always_noticed()
        => Gen.Select(Text, Gen.Double[0, 1]).Sample(
            (text, part) => Upload.Gzip([1, .. text]) is var file && Decoded(file[..Cut(file, part)]).Refusal == Code.Truncated, iter: 500);

    [Fact]
    public void A_truncated_BGZF_is_always_noticed()
        => Gen.Select(Text, Gen.Double[0, 1]).Sample(
            (text, part) => Bgzf([1, .. text]) is var file && Decoded(file[..Cut(file, part)]) is { } cut && (cut.Refusal == Code.Truncated || cut.Remarks.Contains("NoBgzfEof", StringComparison.Ordinal)),
            iter: 500);

    [Fact]
    public void A_flipped_bit_in_BGZF_is_always_noticed()
        => Gen.Select(Text, Gen.Int, Gen.Int[0, 7]).Sample(
            (text, at, bit) =>
            {
                var file = Flipped(Bgzf([1, .. text]), at, bit);
                var decoded = Decoded(file);

                // The unused bits behind the last deflate code of a block mean nothing; all else is refused or remarked.
                return decoded.Refusal is not null || decoded.Remarks.Length > 0 || !GzipHeader.IsMagic(file) || decoded.Text == Hex([1, .. text]);
            },
            iter: 3_000);

    [Fact]
    public void A_flipped_bit_in_gzip_never_gives_other_text()
        => Gen.Select(Text, Gen.Int, Gen.Int[0, 7]).Sample(
            (text, at, bit) =>
            {
                var file = Flipped(Upload.Gzip([1, .. text]), at, bit);
                var decoded = Decoded(file);
                return decoded.Refusal is not null || !GzipHeader.IsMagic(file) || decoded.Text == Hex([1, .. text]);
            },
            iter: 3_000);

    [Fact]
    public void Every_single_bit_of_a_BGZF_file_is_guarded()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 40).Select(i => $"chr1\t{i * 37}\t.\tA\tC\n")));
        var file = Bgzf(text);
        var unnoticed = Enumerable.Range(0, file.Length * 8)
            .Where(bit => Flipped(file, bit / 8, bit % 8) is var flipped && GzipHeader.IsMagic(flipped) && Decoded(flipped) == (Hex(text), null, ""))
            .ToList();

        // What deflate itself does not use: bits behind the last code, and lengths of codes that never occur.
        var deflate = (First: 18, End: file.Length - GzipHeader.EndBlock.Length - 8);
        Assert.All(unnoticed, bit => Assert.InRange(bit / 8, deflate.First, deflate.End - 1));
        Assert.InRange(unnoticed.Count, 0, 16);
    }

    [Fact]
    public async Task A_store_that_gives_less_than_it_promised_is_a_fault_and_not_a_truncated_file()
    {
        var upload = new UploadedBytes(new MemoryStream("abc"u8.ToArray()), 4, 1_000);
        await Assert.ThrowsAsync<EndOfStreamException>(async () => await upload.HasAsync(4, TestContext.Current.CancellationToken));
    }

    private static int Cut(byte[] file, double part) => Math.Clamp((int)(part * file.Length), 2, file.Length - 1);

    private static byte[] Flipped(byte[] file, int at, int bit)
    {
        var flipped = file.ToArray();
        flipped[(int)((uint)at % flipped.Length)] ^= (byte)(1 << bit);
        return flipped;
    }

    private static byte[] Repeated(byte[] piece, int times) => [.. Enumerable.Repeat(piece, times).SelectMany(bytes => bytes)];

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);

    private static byte[] Bgzf(byte[] text)
    {
        using var file = new MemoryStream();
        var writer = new BgzfWriter(file, CompressionLevel.Fastest);
        writer.Write(text);
        Assert.True(writer.FinishAsync(default).AsTask().IsCompletedSuccessfully);
        return file.ToArray();
    }

    private static (string Text, Code? Refusal, string Remarks) Decoded(byte[] file, int slice = int.MaxValue)
    {
        var decoding = DecodeAsync(new SlicedStream(file, slice));
        Assert.True(decoding.IsCompleted);
        return decoding.GetAwaiter().GetResult();
    }

    private static async Task<(string Text, Code? Refusal, string Remarks)> DecodeAsync(Stream file)
    {
        using var source = await TextSource.OpenAsync(new(file, null, long.MaxValue), parallelism: 2, default);
        var text = new ByteBuffer();
        var buffer = new byte[70_000];
        for (int count; (count = await source.ReadAsync(buffer, default)) > 0;)
        {
            text.Write(buffer.AsSpan(0, count));
        }

        return (Hex(text.Written), source.Refusal?.Code, string.Join(',', source.Remarks));
    }
}
