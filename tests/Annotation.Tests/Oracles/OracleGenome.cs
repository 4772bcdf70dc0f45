using System.Globalization;
using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tests.Oracles;

/// <summary>A bundle's genome written out in the forms that other annotators read, in a folder of its own.</summary>
internal sealed class OracleGenome : IDisposable
{
    public OracleGenome(ReferenceBundle bundle)
    {
        Bundle = bundle;
        Contig = bundle.Contigs[0];
        Folder = Directory.CreateTempSubdirectory("gas-oracle-").FullName;
        var bases = Encoding.ASCII.GetString(Contig.Bases);
        File.WriteAllText(Fasta, $">{Contig.Name}\n{string.Join('\n', bases.Chunk(60).Select(line => new string(line)))}\n");
        File.WriteAllText(Gff, GffText());
    }

    public ReferenceBundle Bundle { get; }

    public Contig Contig { get; }

    public string Folder { get; }

    public string Fasta => Path.Combine(Folder, "genome.fa");

    /// <summary>Features as Ensembl writes them.</summary>
    public string Gff => Path.Combine(Folder, "genome.gff3");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string GffText()
    {
        var text = new StringBuilder("##gff-version 3\n");
        foreach (ref readonly var row in Bundle.Transcripts.Rows)
        {
            // Other tools know no circles.
            if (row.End <= Contig.Length)
            {
                Add(text, row);
            }
        }

        return text.ToString();
    }

    private void Add(StringBuilder text, in TranscriptRow row)
    {
        var file = Bundle.Transcripts;
        string Read(Text place) => Encoding.UTF8.GetString(file.Read(place));
        var (name, biotype, strand) = (Read(row.Feature), Read(row.Biotype), row.Forward ? '+' : '-');
        void Line(string type, int start, int end, string phase, string attributes)
            => text.Append(CultureInfo.InvariantCulture, $"{Contig.Name}\tgas\t{type}\t{start}\t{end}\t.\t{strand}\t{phase}\t{attributes}\n");

        Line(row.Coding ? "gene" : "ncRNA_gene", row.Start, row.End, ".", $"ID=gene:{name};Name={name};biotype={biotype}");
        Line(row.Coding ? "mRNA" : "transcript", row.Start, row.End, ".", $"ID=transcript:{name};Parent=gene:{name};biotype={biotype}");
        foreach (var exon in file.Exons(row))
        {
            Line("exon", exon.Start, exon.End, ".", $"Parent=transcript:{name}");
        }

        foreach (var part in file.Coding(row))
        {
            Line("CDS", part.Start, part.End, ((3 - (part.Before % 3)) % 3).ToString(CultureInfo.InvariantCulture), $"ID=CDS:{name};Parent=transcript:{name}");
        }
    }
}
