namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Reads the sequences of a FASTA file, plain or gzipped.</summary>
internal static class FastaReader
{
    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("ACGTNRYSWKMBDHV");

    public static List<FastaRecord> Read(string path)
    {
        var bases = new MemoryStream();
        var records = Copy(path, bases);
        var from = 0;
        return [.. records.Select(record => new FastaRecord(record.Name, bases.GetBuffer()[from..(from += record.Length)]))];
    }

    /// <summary>Writes the bases of all sequences into a file, one after the other; the records say how long each is.</summary>
    public static List<FastaRecord> Copy(string path, string target)
    {
        using var file = File.Create(target, 1 << 16);
        return Copy(path, file);
    }

    private static List<FastaRecord> Copy(string path, Stream target)
    {
        using var reader = BuildFile.OpenText(path);
        var records = new List<FastaRecord>();
        string? name = null;
        var begin = 0L;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.StartsWith('>'))
            {
                Add(records, name, target.Position - begin, path);
                (name, begin) = (line[1..].Split(' ', '\t')[0], target.Position);
            }
            else
            {
                Append(target, name is null && line.Length > 0 ? throw NotFasta(path, number) : line, path, number);
            }
        }

        Add(records, name, target.Position - begin, path);
        return records.Count > 0 ? records : throw new BuildException($"{path} has no sequence: a FASTA file has lines with '>' and a name before the bases.");
    }

    private static void Append(Stream target, string line, string path, int number)
    {
        foreach (var letter in line.AsSpan().TrimEnd())
        {
            var upper = char.ToUpperInvariant(letter);
            if (!Letters.Contains(upper))
            {
                throw new BuildException($"{path}, line {number}: '{letter}' is not a base.");
            }

            // Other codes than N say no more than N about which base a variant replaces.
            target.WriteByte(upper is 'A' or 'C' or 'G' or 'T' ? (byte)upper : (byte)'N');
        }
    }

    private static void Add(List<FastaRecord> records, string? name, long length, string path)
    {
        if (name is null)
        {
            return;
        }

        records.Add(length is > 0 and <= int.MaxValue && name.Length > 0
            ? new(name, []) { Length = (int)length }
            : throw new BuildException($"{path}: the sequence '{name}' has no name, no bases, or more than 2,147,483,647."));
    }

    private static BuildException NotFasta(string path, int number) => new($"{path}, line {number}: bases before the first line with '>' and a name.");
}

/// <summary>One sequence of a FASTA file, in upper case.</summary>
internal sealed record FastaRecord(string Name, byte[] Bases)
{
    /// <summary>The number of bases, wherever they are.</summary>
    public int Length { get; init; } = Bases.Length;
}
