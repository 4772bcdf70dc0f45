namespace GasOrleans.Annotation.Consequences;

/// <summary>Amino acids as HGVS writes them.</summary>
internal static class Residue
{
    private static readonly byte[][] Names = MakeNames();
    private static readonly int[] Words = [.. Names.Select(name => name[0] | (name[1] << 8) | (name[2] << 16))];

    /// <summary>The three letters of an amino acid; <c>Ter</c> for a stop, <c>Xaa</c> for what cannot be told.</summary>
    public static ReadOnlySpan<byte> Name(byte letter) => Names[letter & 0x7F];

    /// <summary>The same as a word: the first letter is the lowest byte.</summary>
    public static int Letters(byte letter) => Words[letter & 0x7F];

    private static byte[][] MakeNames()
    {
        var names = new byte[128][];
        Array.Fill(names, "Xaa"u8.ToArray());
        const string Letters = "ACDEFGHIKLMNPQRSTVWYUO*";
        const string Text = "AlaCysAspGluPheGlyHisIleLysLeuMetAsnProGlnArgSerThrValTrpTyrSecPylTer";
        for (var i = 0; i < Letters.Length; i++)
        {
            names[Letters[i]] = System.Text.Encoding.ASCII.GetBytes(Text.Substring(i * 3, 3));
        }

        return names;
    }
}
