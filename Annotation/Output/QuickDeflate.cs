using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GasOrleans.Annotation.Output;

/// <summary>
/// Deflates the text of a BGZF block for speed: what lies before is found by one table that stays in the first cache, and
/// written in the fixed codes. It knows no state between blocks, unlike the framework's stream, which sets one up for
/// each; and what it writes depends on nothing but the text, so that a run may go on on another machine.
/// </summary>
internal sealed class QuickDeflate
{
    /// <summary>Bytes that may be read beyond the text; what stands there does not matter.</summary>
    public const int Slack = FixedCodes.LongestMatch + Look;

    /// <summary>Bytes that may be written beyond the last.</summary>
    public const int Overrun = 8;

    // Shorter ones hardly pay: a place to repeat from costs as much as some letters do.
    private const int ShortestTaken = 5;
    private const int TableBits = 13;
    private const int Look = 32;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private const int Final = 0b011;
    private const int HeaderBits = 3;
    private const int EndBits = 7;

    private readonly ushort[] table = new ushort[1 << TableBits];

    /// <summary>Deflates the first <paramref name="length"/> bytes, at most 64 KiB; <paramref name="target"/> has room for nine bits for each, and <see cref="Overrun"/>.</summary>
    public int Deflate(ReadOnlySpan<byte> text, int length, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Math.Min(text.Length - Slack, 1 << 16));
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, length + (length / 8) + 2 + Overrun);
        Array.Clear(table);
        ref var first = ref MemoryMarshal.GetReference(text);
        ref var places = ref MemoryMarshal.GetArrayDataReference(table);
        ref var literals = ref MemoryMarshal.GetArrayDataReference(FixedCodes.Literals);
        ref var lengths = ref MemoryMarshal.GetArrayDataReference(FixedCodes.Lengths);
        var bits = new Bits(ref MemoryMarshal.GetReference(target));
        bits.Write(Final, HeaderBits);
        var at = 0;
        while (at <= length - ShortestTaken)
        {
            var next = Eight(ref first, at);
            ref var place = ref Unsafe.Add(ref places, (nuint)(((next << (64 - (8 * ShortestTaken))) * Spread) >> (64 - TableBits)));
            var before = (int)place;
            place = (ushort)at;
            var distance = at - before;
            var same = Same(ref first, at, before);
            if (same < ShortestTaken || (uint)(distance - 1) >= FixedCodes.FarthestMatch)
            {
                bits.Write(Unsafe.Add(ref literals, (byte)next));
                at++;
                continue;
            }

            same = Math.Min(same, Math.Min(length - at, FixedCodes.LongestMatch));
            bits.Write(Unsafe.Add(ref lengths, same), FixedCodes.Distance(distance));
            at += same;
        }

        for (; at < length; at++)
        {
            bits.Write(Unsafe.Add(ref literals, Unsafe.Add(ref first, at)));
        }

        bits.Write(0, EndBits);
        return bits.End();
    }

    /// <summary>How many bytes from two places on are the same, perhaps some more than count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Same(ref byte first, int at, int before)
    {
        // Nearly all of what comes again is shorter than one look.
        var differ = Differ(ref first, at, before);
        return differ != 0 ? BitOperations.TrailingZeroCount(differ) : SameOn(ref first, at, before);
    }

    private static int SameOn(ref byte first, int at, int before)
    {
        for (var same = Look; same < FixedCodes.LongestMatch; same += Look)
        {
            if (Differ(ref first, at + same, before + same) is var differ and not 0)
            {
                return same + BitOperations.TrailingZeroCount(differ);
            }
        }

        return FixedCodes.LongestMatch;
    }

    /// <summary>A bit for each byte of a look that is another.</summary>
    private static uint Differ(ref byte first, int at, int before)
        => ~Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)at), Vector256.LoadUnsafe(ref first, (nuint)before)).ExtractMostSignificantBits();

    private static ulong Eight(ref byte first, int at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, at));

    /// <summary>Bits, lowest first, behind each other.</summary>
    private ref struct Bits(ref byte target)
    {
        private readonly ref byte target = ref target;
        private ulong waiting;
        private int count;
        private int written;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(uint code) => Write(code & FixedCodes.Mask, (int)(code >> FixedCodes.CountShift));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(uint code, uint then)
        {
            var length = (int)(code >> FixedCodes.CountShift);
            Write((code & FixedCodes.Mask) | ((then & FixedCodes.Mask) << length), length + (int)(then >> FixedCodes.CountShift));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(uint code, int length)
        {
            waiting |= (ulong)code << count;
            count += length;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, written), waiting);
            written += count >> 3;
            waiting >>= count & ~7;
            count &= 7;
        }

        public readonly int End() => written + ((count + 7) >> 3);
    }
}
