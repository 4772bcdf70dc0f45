using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tracks;

/// <summary>Gathers a field's values of all rows that were joined to an allele, each once, as CSQ can carry them.</summary>
internal sealed class TrackValues(TrackField field)
{
    // Of regions that thousands of rows lie over.
    private const int Most = 4096;

    private readonly byte[] key = System.Text.Encoding.UTF8.GetBytes(field.Key ?? "");
    private readonly TextBuffer text = new();

    public ReadOnlySpan<byte> Written => text.Written;

    public void Clear() => text.Clear();

    /// <summary>Adds what a row says of one of its ALT alleles, by number.</summary>
    public void Add(ReadOnlySpan<byte> line, int alternate)
    {
        var value = TrackLine.Column(line, field.Column);
        if (field.Key is not null)
        {
            value = TrackLine.Info(value, key, out var there);
            value = there && field.Numbers == TrackNumbers.Flag ? "1"u8 : value;
        }

        value = field.Numbers switch
        {
            TrackNumbers.PerAlternate => Part(value, alternate),
            TrackNumbers.PerAllele => Part(value, alternate + 1),
            _ => value,
        };
        if (!value.IsEmpty && value is not [(byte)'.'] && text.Length < Most)
        {
            Add(value[..Math.Min(value.Length, Most)]);
        }
    }

    private void Add(ReadOnlySpan<byte> value)
    {
        var before = text.Length;
        if (before > 0)
        {
            text.Write((byte)'&');
        }

        var from = text.Length;
        foreach (var letter in value)
        {
            Write(letter);
        }

        if (before > 0 && Has(text.Written[..before], text.Written[from..]))
        {
            text.CutTo(before);
        }
    }

    // What separates entries, fields and keys cannot stand within a value; ClinVar joins by '|', others by ','.
    private void Write(byte letter)
        => text.Write(letter switch
        {
            (byte)',' or (byte)'|' => "&"u8,
            (byte)';' => "%3B"u8,
            (byte)'=' => "%3D"u8,
            <= (byte)' ' => "_"u8,
            _ => new ReadOnlySpan<byte>(in letter),
        });

    private static bool Has(ReadOnlySpan<byte> list, ReadOnlySpan<byte> value)
    {
        foreach (var range in list.Split((byte)'&'))
        {
            if (list[range].SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> values, int number)
    {
        foreach (var range in values.Split((byte)','))
        {
            if (number-- == 0)
            {
                return values[range];
            }
        }

        return [];
    }
}
