using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GasOrleans.Annotation.Reference.Building;
using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Oracles;

/// <summary>A piece of chromosome 16 with its RefSeq transcripts, from Debian's package <c>augustus-doc</c>.</summary>
internal static partial class HumanRegion
{
    private const string Data = "usr/share/doc/augustus/tutorial-cgp/data";

    public static SmallGenome Bundle()
    {
        var scratch = Directory.CreateTempSubdirectory("gas-human-").FullName;
        try
        {
            var problem = Tool.Run("apt-get", ["download", "augustus-doc"], scratch)
                ?? Tool.Run("dpkg-deb", ["-x", Directory.GetFiles(scratch, "*.deb").Single(), scratch], scratch);
            Assert.True(problem is null, problem);
            var bases = string.Concat(File.ReadLines(Path.Combine(scratch, Data, "genomes/hg38.fa")).Skip(1).TakeWhile(line => line[0] != '>')).ToUpperInvariant();
            var transcripts = Transcripts(File.ReadLines(Path.Combine(scratch, Data, "refseq/refseq.hg38.gtf"))).ToArray();
            var draft = SmallGenome.Draft(bases, transcripts);
            return new(draft with
            {
                Contigs = [new(new("chr16", Encoding.ASCII.GetBytes(bases)), Circular: false, GeneticCode: 1, [])],
                UpstreamDistance = 200,
                DownstreamDistance = 200,
            });
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static IEnumerable<TranscriptDraft> Transcripts(IEnumerable<string> lines)
    {
        var parts = lines.Select(line => line.Split('\t')).Select(columns => (
            Type: columns[2], Start: Number(columns[3]), End: Number(columns[4]), Forward: columns[6] == "+", Name: TranscriptId().Match(columns[8]).Groups[1].Value));
        foreach (var transcript in parts.GroupBy(part => part.Name, StringComparer.Ordinal))
        {
            var exons = transcript.Where(part => part.Type == "exon").Select(part => (part.Start, part.End)).Order().ToArray();
            // The stop codon stands beside the CDS.
            var coding = Joined(transcript.Where(part => part.Type is "CDS" or "stop_codon").Select(part => (part.Start, part.End)).Order());
            yield return new()
            {
                Contig = "chr16",
                Forward = transcript.First().Forward,
                Exons = exons,
                Coding = coding,
                Symbol = transcript.Key,
                Gene = transcript.Key,
                Feature = transcript.Key,
                Biotype = coding.Count > 0 ? "protein_coding" : "lncRNA",
            };
        }
    }

    private static List<(int Start, int End)> Joined(IEnumerable<(int Start, int End)> parts)
    {
        var joined = new List<(int Start, int End)>();
        foreach (var part in parts)
        {
            if (joined.Count > 0 && part.Start <= joined[^1].End + 1)
            {
                joined[^1] = (joined[^1].Start, Math.Max(part.End, joined[^1].End));
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("transcript_id \"([^\"]*)\"")]
    private static partial Regex TranscriptId();
}
