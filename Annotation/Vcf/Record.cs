using System.Numerics;
using System.Runtime.Intrinsics;

namespace GasOrleans.Annotation.Vcf;

/// <summary>The columns of one record, as slices of its line; those that are missing or empty are <c>.</c>.</summary>
internal readonly ref struct Record
{
    /// <summary>CHROM, POS, ID, REF, ALT: fewer are no variant.</summary>
    public const int Fewest = 5;

    /// <summary>The columns before FORMAT.</summary>
    public const int Fixed = 8;

    private Record(ReadOnlySpan<byte> line)
    {
        Span<int> tabs = stackalloc int[Fixed];
        var found = FindTabs(line, tabs);
        Genotypes = found < Fixed ? default : line[(tabs[Fixed - 1] + 1)..];
        Columns = found < Fixed ? found + 1 : Fixed + 1 + Genotypes.Count((byte)'\t');
        Chrom = line[..tabs[0]];
        Pos = Between(line, tabs[0], tabs[1]);
        var id = Between(line, tabs[1], tabs[2]);
        Id = OrMissing(id);
        Ref = Between(line, tabs[2], tabs[3]);
        Alt = Between(line, tabs[3], tabs[4]);
        var qual = Between(line, tabs[4], tabs[5]);
        Qual = OrMissing(qual);
        var filter = Between(line, tabs[5], tabs[6]);
        Filter = OrMissing(filter);
        var filled = !Pos.IsEmpty && !id.IsEmpty && !Ref.IsEmpty && !Alt.IsEmpty && !qual.IsEmpty && !filter.IsEmpty;
        BeforeInfo = Columns < Fixed || !filled ? default : line[..(tabs[6] + 1)];
        Info = OrMissing(Between(line, tabs[6], tabs[7]));
    }

    public ReadOnlySpan<byte> Chrom { get; }

    public ReadOnlySpan<byte> Pos { get; }

    public ReadOnlySpan<byte> Id { get; }

    public ReadOnlySpan<byte> Ref { get; }

    public ReadOnlySpan<byte> Alt { get; }

    public ReadOnlySpan<byte> Qual { get; }

    public ReadOnlySpan<byte> Filter { get; }

    public ReadOnlySpan<byte> Info { get; }

    /// <summary>The line up to INFO, when its columns can be passed on as they stand: none is empty; else nothing.</summary>
    public ReadOnlySpan<byte> BeforeInfo { get; }

    /// <summary>FORMAT and the samples, without the tab before them.</summary>
    public ReadOnlySpan<byte> Genotypes { get; }

    /// <summary>How many columns the line has.</summary>
    public int Columns { get; }

    /// <summary>Cuts a line at its tabs.</summary>
    public static Record Cut(ReadOnlySpan<byte> line) => new(line);

    public static bool IsMissing(ReadOnlySpan<byte> field) => field is [(byte)'.'];

    /// <summary>The places of the first tabs, in one go over the line; returns how many there are. Those that are not there count as at its end.</summary>
    private static int FindTabs(ReadOnlySpan<byte> line, Span<int> tabs)
    {
        var (found, at) = (0, 0);
        for (; at <= line.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var here = Vector128.Equals(Vector128.Create(line.Slice(at, Vector128<byte>.Count)), Vector128.Create((byte)'\t')).ExtractMostSignificantBits();
            for (; here != 0; here &= here - 1)
            {
                tabs[found++] = at + BitOperations.TrailingZeroCount(here);
                if (found == tabs.Length)
                {
                    return found;
                }
            }
        }

        for (; at < line.Length && found < tabs.Length; at++)
        {
            tabs[found] = at;
            found += line[at] == '\t' ? 1 : 0;
        }

        tabs[found..].Fill(line.Length);
        return found;
    }

    private static ReadOnlySpan<byte> Between(ReadOnlySpan<byte> line, int tab, int next) => tab < next ? line[(tab + 1)..next] : default;

    private static ReadOnlySpan<byte> OrMissing(ReadOnlySpan<byte> field) => field.IsEmpty ? "."u8 : field;
}
