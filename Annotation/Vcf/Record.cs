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
        var whole = line;
        Columns = line.Count((byte)'\t') + 1;
        Chrom = Next(ref line);
        Pos = Next(ref line);
        var id = Next(ref line);
        Id = OrMissing(id);
        Ref = Next(ref line);
        Alt = Next(ref line);
        var qual = Next(ref line);
        Qual = OrMissing(qual);
        var filter = Next(ref line);
        Filter = OrMissing(filter);
        var filled = !Pos.IsEmpty && !id.IsEmpty && !Ref.IsEmpty && !Alt.IsEmpty && !qual.IsEmpty && !filter.IsEmpty;
        BeforeInfo = Columns < Fixed || !filled ? default : whole[..^line.Length];
        Info = OrMissing(Next(ref line));
        Genotypes = line;
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

    private static ReadOnlySpan<byte> Next(scoped ref ReadOnlySpan<byte> rest)
    {
        var tab = rest.IndexOf((byte)'\t');
        var field = tab < 0 ? rest : rest[..tab];
        rest = tab < 0 ? default : rest[(tab + 1)..];
        return field;
    }

    private static ReadOnlySpan<byte> OrMissing(ReadOnlySpan<byte> field) => field.IsEmpty ? "."u8 : field;
}
