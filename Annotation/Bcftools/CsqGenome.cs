using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Bcftools;

/// <summary>
/// A bundle's genome in the forms that csq reads: FASTA, and GFF3 as Ensembl writes it. Transcripts are called by their number
/// in the bundle, so that no name can confuse it, and its answers lead back.
/// </summary>
internal static class CsqGenome
{
    private const int FastaLine = 100;

    /// <summary>Finds or writes them; those of one bundle are written once.</summary>
    public static (string Fasta, string Gff) In(string scratch, ReferenceBundle bundle)
    {
        var files = string.Concat(bundle.Manifest.Files.Select(file => file.Sha256));
        var folder = Path.Combine(scratch, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(files)))[..16]);
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(scratch);
            var draft = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():N}").FullName;
            WriteFasta(Path.Combine(draft, "genome.fa"), bundle);
            WriteGff(Path.Combine(draft, "genes.gff"), bundle);
            Publish(draft, folder);
        }

        return (Path.Combine(folder, "genome.fa"), Path.Combine(folder, "genes.gff"));
    }

    private static void Publish(string draft, string folder)
    {
        try
        {
            Directory.Move(draft, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(draft, recursive: true); // another job was quicker
        }
    }

    private static void WriteFasta(string path, ReferenceBundle bundle)
    {
        using var file = new BufferedStream(File.Create(path), 1 << 20);
        foreach (var contig in bundle.Contigs)
        {
            file.Write(Encoding.UTF8.GetBytes($">{contig.Name}\n"));
            for (var at = 0; at < contig.Length; at += FastaLine)
            {
                file.Write(contig.Bases.Slice(at, Math.Min(FastaLine, contig.Length - at)));
                file.WriteByte((byte)'\n');
            }
        }
    }

    private static void WriteGff(string path, ReferenceBundle bundle)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        file.WriteLine("##gff-version 3");
        var rows = bundle.Transcripts.Rows;
        for (var number = 0; number < rows.Length; number++)
        {
            // It knows no circles.
            if (rows[number].End <= bundle.Contigs[rows[number].Contig].Length)
            {
                Write(file, bundle, number);
            }
        }
    }

    private static void Write(StreamWriter file, ReferenceBundle bundle, int number)
    {
        ref readonly var row = ref bundle.Transcripts.Rows[number];
        var (contig, strand) = (bundle.Contigs[row.Contig].Name, row.Forward ? '+' : '-');
        var biotype = Encoding.UTF8.GetString(bundle.Transcripts.Read(row.Biotype));
        void Line(string type, int start, int end, int phase, string attributes)
            => file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contig}\tgas\t{type}\t{start}\t{end}\t.\t{strand}\t{(phase < 0 ? "." : phase)}\t{attributes}"));

        Line(row.Coding ? "gene" : "ncRNA_gene", row.Start, row.End, -1, $"ID=gene:{number};Name={number};biotype={biotype}");
        Line(row.Coding ? "mRNA" : "transcript", row.Start, row.End, -1, $"ID=transcript:{number};Parent=gene:{number};biotype={biotype}");
        foreach (var exon in bundle.Transcripts.Exons(row))
        {
            Line("exon", exon.Start, exon.End, -1, $"Parent=transcript:{number}");
        }

        foreach (var part in bundle.Transcripts.Coding(row))
        {
            Line("CDS", part.Start, part.End, (3 - (part.Before % 3)) % 3, $"Parent=transcript:{number}");
        }
    }
}
