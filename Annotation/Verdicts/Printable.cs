namespace GasOrleans.Annotation.Verdicts;

/// <summary>Bytes of an input as a short text that is safe in a log, a page and a mail.</summary>
internal static class Printable
{
    private const int Longest = 60;

    public static string Text(ReadOnlySpan<byte> bytes)
    {
        var cut = bytes.Length > Longest;
        Span<char> text = stackalloc char[Longest];
        var shown = cut ? Longest - 1 : bytes.Length;
        for (var i = 0; i < shown; i++)
        {
            text[i] = bytes[i] switch
            {
                (byte)'\t' => ' ',
                < 0x20 or >= 0x7F => '?',
                var printable => (char)printable,
            };
        }

        if (cut)
        {
            text[shown++] = '…';
        }

        return new(text[..shown]);
    }
}
