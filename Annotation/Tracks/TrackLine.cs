using System.Buffers.Text;

namespace GasOrleans.Annotation.Tracks;

/// <summary>Takes a track's row apart.</summary>
internal static class TrackLine
{
    /// <summary>A column, counted from 1; empty when there are fewer.</summary>
    public static ReadOnlySpan<byte> Column(ReadOnlySpan<byte> line, int number)
    {
        for (; number > 1; number--)
        {
            var tab = line.IndexOf((byte)'\t');
            if (tab < 0)
            {
                return [];
            }

            line = line[(tab + 1)..];
        }

        var end = line.IndexOf((byte)'\t');
        return end < 0 ? line : line[..end];
    }

    /// <summary>The 1-based first and last position of a row; false when its columns do not say it.</summary>
    public static bool TryPlace(TabixFile index, int? reference, ReadOnlySpan<byte> line, out int start, out int end)
    {
        end = 0;
        if (!TryRead(Column(line, index.BeginColumn), out start))
        {
            return false;
        }

        start += index.ZeroBased ? 1 : 0;
        end = start;
        if (reference is { } column)
        {
            end = start + Column(line, column).Length - 1;
            return end >= start;
        }

        return index.EndColumn == 0 || index.EndColumn == index.BeginColumn || TryRead(Column(line, index.EndColumn), out end);
    }

    /// <summary>A value of VCF's INFO; empty when the key is not there, or has none.</summary>
    public static ReadOnlySpan<byte> Info(ReadOnlySpan<byte> info, ReadOnlySpan<byte> key, out bool there)
    {
        while (!info.IsEmpty)
        {
            var end = info.IndexOf((byte)';');
            var field = end < 0 ? info : info[..end];
            if (field.StartsWith(key) && (field.Length == key.Length || field[key.Length] == '='))
            {
                there = true;
                return field.Length == key.Length ? [] : field[(key.Length + 1)..];
            }

            info = end < 0 ? [] : info[(end + 1)..];
        }

        there = false;
        return [];
    }

    private static bool TryRead(ReadOnlySpan<byte> text, out int value)
        => Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && value >= 0;
}
