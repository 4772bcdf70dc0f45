using System.Globalization;
using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Bench.Engine;

/// <summary>The demo genome in the forms that bcftools csq reads: FASTA, and GFF3 as Ensembl writes it.</summary>
internal static class CsqReference
{
    private const int FastaLine = 60;

    public static (string Fasta, string Gff) Write(string folder, ReferenceBundle bundle)
    {
        var (fasta, gff) = (Path.Combine(folder, "genome.fa"), Path.Combine(folder, "genes.gff"));
        File.WriteAllText(fasta, string.Concat(bundle.Contigs.Select(contig => $">{contig.Name}\n{string.Join('\n', Encoding.ASCII.GetString(contig.Bases[..contig.Length]).Chunk(FastaLine).Select(line => new string(line)))}\n")));
        using var file = new StreamWriter(gff) { NewLine = "\n" };
        file.WriteLine("##gff-version 3");
        foreach (ref readonly var row in bundle.Transcripts.Rows)
        {
            if (row.Coding && row.End <= bundle.Contigs[row.Contig].Length)
            {
                Write(file, bundle, row);
            }
        }

        return (fasta, gff);
    }

    private static void Write(StreamWriter file, ReferenceBundle bundle, in TranscriptRow row)
    {
        var (contig, strand) = (bundle.Contigs[row.Contig].Name, row.Forward ? '+' : '-');
        var id = Encoding.UTF8.GetString(bundle.Transcripts.Read(row.Feature));
        void Line(string type, int start, int end, string phase, string attributes)
            => file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contig}\tbench\t{type}\t{start}\t{end}\t.\t{strand}\t{phase}\t{attributes}"));

        Line("gene", row.Start, row.End, ".", $"ID=gene:{id};biotype=protein_coding;Name={id}");
        Line("mRNA", row.Start, row.End, ".", $"ID=transcript:{id};Parent=gene:{id};biotype=protein_coding");
        foreach (var exon in bundle.Transcripts.Exons(row))
        {
            Line("exon", exon.Start, exon.End, ".", $"Parent=transcript:{id}");
        }

        foreach (var coding in bundle.Transcripts.Coding(row))
        {
            Line("CDS", coding.Start, coding.End, $"{(3 - (coding.Before % 3)) % 3}", $"Parent=transcript:{id}");
        }
    }
}
