using System.Globalization;
using System.Text;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation.Bcftools;

/// <summary>Writes each clean allele as a record of its own that csq has no reason to stumble over: number, place and bases.</summary>
internal sealed class CsqQuestions(StreamWriter file, ReferenceBundle bundle) : IOtherEngine
{
    private (int Contig, int Position) last;

    public string Name => CsqAnnotator.Name;

    /// <summary>How many were asked.</summary>
    public long Count { get; private set; }

    /// <summary>Whether they stand in the order that csq needs.</summary>
    public bool Sorted { get; private set; } = true;

    /// <summary>Whether csq can be asked: it holds REF against its genome, where every letter counts.</summary>
    public static bool CanAsk(Contig contig, int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
        => !contig.Bases.Slice(position - 1, reference.Length).ContainsAnyExcept("ACGT"u8) && !Ascii.EqualsIgnoreCase(reference, alternate);

    public void WriteHeader()
    {
        file.Write("##fileformat=VCFv4.2\n##INFO=<ID=N,Number=1,Type=String,Description=\"Number\">\n");
        foreach (var contig in bundle.Contigs)
        {
            file.Write(string.Create(CultureInfo.InvariantCulture, $"##contig=<ID={contig.Name},length={contig.Length}>\n"));
        }

        file.Write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
    }

    public Consequence Call(Contig contig, int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, int shared, ReadOnlySpan<byte> tail, ByteBuffer entries)
    {
        if (CanAsk(contig, position, reference, alternate))
        {
            Sorted &= (contig.Index, position).CompareTo(last) >= 0;
            last = (contig.Index, position);
            var (before, after) = (Encoding.ASCII.GetString(reference).ToUpperInvariant(), Encoding.ASCII.GetString(alternate).ToUpperInvariant());
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{contig.Name}\t{position}\t.\t{before}\t{after}\t.\t.\tN={Count}\n"));
            Count++;
        }

        return Consequence.None;
    }

    /// <summary>Puts the lines behind the header in order, in memory.</summary>
    public static void Sort(string path, ReferenceBundle bundle)
    {
        var order = bundle.Contigs.ToDictionary(contig => contig.Name, contig => contig.Index, StringComparer.Ordinal);
        var lines = File.ReadAllLines(path);
        (int, int) Place(string line) => line.Split('\t', 3) is var columns && columns[0][0] == '#' ? (-1, 0) : (order[columns[0]], int.Parse(columns[1], CultureInfo.InvariantCulture));
        using var sorted = new StreamWriter(path) { NewLine = "\n" };
        foreach (var line in lines.OrderBy(Place))
        {
            sorted.WriteLine(line);
        }
    }
}
