using System.Collections.Frozen;

namespace GasOrleans.Annotation.Reference;

/// <summary>How codons become amino acids: one of NCBI's numbered tables.</summary>
public sealed class GeneticCode
{
    private const string Order = "TCAG";

    // Before the tables, whose construction uses it.
    private static readonly sbyte[] Digits = [.. Enumerable.Range(0, 256).Select(c => (sbyte)Order.IndexOf((char)(c & ~0x20), StringComparison.Ordinal))];

    private static readonly FrozenDictionary<int, GeneticCode> Tables = new GeneticCode[]
    {
        // https://www.ncbi.nlm.nih.gov/Taxonomy/Utils/wprintgc.cgi: amino acids of TTT, TTC, TTA, TTG, TCT …
        // Table 1 lists TTG and CTG as starts too, but for nuclear genes a start other than ATG counts as lost.
        new(1, "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["ATG"]),
        new(2, "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSS**VVVVAAAADDEEGGGG", ["ATT", "ATC", "ATA", "ATG", "GTG"]),
        new(3, "FFLLSSSSYY**CCWWTTTTPPPPHHQQRRRRIIMMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["ATA", "ATG", "GTG"]),
        new(4, "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["TTA", "TTG", "CTG", "ATT", "ATC", "ATA", "ATG", "GTG"]),
        new(5, "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSSSSVVVVAAAADDEEGGGG", ["TTG", "ATT", "ATC", "ATA", "ATG", "GTG"]),
        new(6, "FFLLSSSSYYQQCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["ATG"]),
        new(9, "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNNKSSSSVVVVAAAADDEEGGGG", ["ATG", "GTG"]),
        new(10, "FFLLSSSSYY**CCCWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["ATG"]),
        new(11, "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["TTG", "CTG", "ATT", "ATC", "ATA", "ATG", "GTG"]),
        new(12, "FFLLSSSSYY**CC*WLLLSPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["CTG", "ATG"]),
        new(13, "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSSGGVVVVAAAADDEEGGGG", ["TTG", "ATA", "ATG", "GTG"]),
        new(14, "FFLLSSSSYYY*CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNNKSSSSVVVVAAAADDEEGGGG", ["ATG"]),
        new(15, "FFLLSSSSYY*QCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["ATG"]),
        new(16, "FFLLSSSSYY*LCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["ATG"]),
        new(21, "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNNKSSSSVVVVAAAADDEEGGGG", ["ATG", "GTG"]),
        new(22, "FFLLSS*SYY*LCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["ATG"]),
        new(23, "FF*LSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["ATT", "ATG", "GTG"]),
        new(24, "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSSKVVVVAAAADDEEGGGG", ["TTG", "CTG", "ATG", "GTG"]),
        new(25, "FFLLSSSSYY**CCGWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["TTG", "ATG", "GTG"]),
        new(26, "FFLLSSSSYY**CC*WLLLAPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", ["CTG", "ATG"]),
    }.ToFrozenDictionary(table => table.Number);

    private static readonly GeneticCode?[] ByNumber = [.. Enumerable.Range(0, Tables.Keys.Max() + 1).Select(number => Tables.GetValueOrDefault(number))];

    private readonly byte[] aminoAcids;
    private readonly bool[] starts = new bool[64];

    private GeneticCode(int number, string aminoAcids, string[] starts)
    {
        Number = number;
        this.aminoAcids = [.. aminoAcids.Select(c => (byte)c)];
        foreach (var start in starts)
        {
            this.starts[Index((byte)start[0], (byte)start[1], (byte)start[2])] = true;
        }
    }

    /// <summary>The numbers of the tables that exist here.</summary>
    public static IEnumerable<int> Known => Tables.Keys.Order();

    /// <summary>NCBI's number.</summary>
    public int Number { get; }

    /// <summary>Whether there is a table of this number.</summary>
    public static bool Exists(int number) => Tables.ContainsKey(number);

    /// <summary>The table of a number that exists.</summary>
    public static GeneticCode Of(int number) => ByNumber[number]!;

    /// <summary>The amino acid, <c>*</c> for a stop, <c>X</c> when a base is not A, C, G or T.</summary>
    public byte Translate(byte first, byte second, byte third)
        => Index(first, second, third) is var codon and >= 0 ? aminoAcids[codon] : (byte)'X';

    /// <summary>Whether translation may begin at this codon (as methionine, whatever it means elsewhere).</summary>
    public bool IsStart(byte first, byte second, byte third) => Index(first, second, third) is var codon and >= 0 && starts[codon];

    private static int Index(byte first, byte second, byte third)
    {
        int a = Digits[first], b = Digits[second], c = Digits[third];
        return (a | b | c) < 0 ? -1 : (a << 4) | (b << 2) | c;
    }
}
