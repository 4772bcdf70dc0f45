using System.IO.Compression;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Reads the sequences of a FASTA file, plain or gzipped.</summary>
internal static class FastaReader
{
    public static List<FastaRecord> Read(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[2];
        var zipped = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        file.Position = 0;
        using var stream = zipped ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        var records = new List<FastaRecord>();
        var bases = new List<byte>();
        string? name = null;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.StartsWith('>'))
            {
                Add(records, name, bases, path);
                name = line[1..].Split(' ', '\t')[0];
            }
            else
            {
                Append(bases, name is null && line.Length > 0 ? throw NotFasta(path, number) : line, path, number);
            }
        }

        Add(records, name, bases, path);
        return records.Count > 0 ? records : throw new BuildException($"{path} has no sequence: a FASTA file has lines with '>' and a name before the bases.");
    }

    private static void Append(List<byte> bases, string line, string path, int number)
    {
        foreach (var letter in line.AsSpan().TrimEnd())
        {
            var upper = char.ToUpperInvariant(letter);
            if (!"ACGTNRYSWKMBDHV".Contains(upper, StringComparison.Ordinal))
            {
                throw new BuildException($"{path}, line {number}: '{letter}' is not a base.");
            }

            // Other codes than N say no more than N about which base a variant replaces.
            bases.Add("ACGT".Contains(upper, StringComparison.Ordinal) ? (byte)upper : (byte)'N');
        }
    }

    private static void Add(List<FastaRecord> records, string? name, List<byte> bases, string path)
    {
        if (name is null)
        {
            return;
        }

        records.Add(bases.Count > 0 && name.Length > 0 ? new(name, [.. bases]) : throw new BuildException($"{path}: the sequence '{name}' has no bases or no name."));
        bases.Clear();
    }

    private static BuildException NotFasta(string path, int number) => new($"{path}, line {number}: bases before the first line with '>' and a name.");
}

/// <summary>One sequence of a FASTA file, in upper case.</summary>
internal sealed record FastaRecord(string Name, byte[] Bases);
