using System.Buffers;
using System.Text;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Tests.Reference;
using GasOrleans.Annotation.Tests.Vcf;
using GasOrleans.Annotation.Tracks.Building;

namespace GasOrleans.Annotation.Tests.Tracks;

/// <summary>A genome with two contigs, <c>chr1</c> and <c>2</c>, a gene on the first, and tracks made by bgzip and tabix.</summary>
internal sealed class TrackedGenome : IDisposable
{
    private readonly SmallGenome small;
    private readonly AlleleAnnotator annotator;

    private TrackedGenome(SmallGenome small)
    {
        this.small = small;
        annotator = new(small.Bundle);
    }

    public GasOrleans.Annotation.Reference.ReferenceBundle Bundle => small.Bundle;

    public static string Random(int length, int seed, string letters = "ACGT")
    {
        var random = new Random(seed);
        return new([.. Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)])]);
    }

    /// <summary>Builds it; each track is its request without the file, which is written in <paramref name="folder"/>.</summary>
    public static async Task<TrackedGenome> MakeAsync(Scratch folder, string one, string two, params (string Kind, string Text, string Request)[] tracks)
    {
        var requests = new List<TrackRequest>();
        foreach (var (i, (kind, text, request)) in tracks.Index())
        {
            var parts = request.Split(',', 2);
            requests.Add(TrackRequest.Parse($"{parts[0]}={await FileAsync(folder, $"t{i}.{kind}", text)}{(parts.Length > 1 ? "," + parts[1] : "")}"));
        }

        return new(new(SmallGenome.Draft(one, SmallGenome.Gene("g", forward: true, [(1, 3)]) with { Contig = "chr1", PartialStart = true, PartialEnd = true }) with
        {
            Contigs = [new(new("chr1", Encoding.ASCII.GetBytes(one)), Circular: false, GeneticCode: 1, []), new(new("2", Encoding.ASCII.GetBytes(two)), Circular: false, GeneticCode: 1, [])],
            Tracks = requests,
        }));
    }

    /// <summary>Compresses and indexes a file of a kind: vcf, bed, or a table.</summary>
    public static async Task<string> FileAsync(Scratch folder, string name, string text)
    {
        var path = folder.Write(name, Encoding.UTF8.GetBytes(text));
        await Htslib.RunAsync("bgzip", path);
        string[] how = Path.GetExtension(name) is ".tsv" ? ["-s", "1", "-b", "2", "-e", "2", "-S", "1"] : ["-p", Path.GetExtension(name)[1..]];
        await Htslib.RunAsync("tabix", [.. how, path + ".gz"]);
        return path + ".gz";
    }

    public static string Vcf(params string[] rows) => string.Concat(rows.Prepend("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO")
        .Prepend("##INFO=<ID=CLNSIG,Number=.,Type=String,Description=\"x\">").Prepend("##INFO=<ID=DB,Number=0,Type=Flag,Description=\"x\">")
        .Prepend("##INFO=<ID=AF,Number=A,Type=Float,Description=\"x\">").Prepend("##INFO=<ID=AD,Number=R,Type=Integer,Description=\"x\">").Prepend("##fileformat=VCFv4.2").Select(row => row + "\n"));

    /// <summary>The ids and the fields of the tracks that an allele has.</summary>
    public Joined Of(string contig, int position, string reference, string alternate)
    {
        var text = new ArrayBufferWriter<byte>();
        var place = small.Bundle.Contigs.Single(one => one.Name == contig);
        _ = alternate[0] == '<'
            ? annotator.AnnotateLarge(place, position, int.Parse(reference, System.Globalization.CultureInfo.InvariantCulture), Encoding.ASCII.GetBytes(alternate), text)
            : annotator.Annotate(place, position, Encoding.ASCII.GetBytes(reference), Encoding.ASCII.GetBytes(alternate), text);
        var names = CsqFormat.Of(small.Bundle.Manifest).Split('|');
        var entries = Encoding.UTF8.GetString(text.WrittenSpan).Split(',').Select(entry => entry.Split('|')).ToArray();
        Assert.All(entries, entry => Assert.Equal(names.Length, entry.Length));
        var tails = entries.Select(entry => string.Join('|', entry[CsqFormat.Own.Split('|').Length..])).ToHashSet();
        return new(Encoding.UTF8.GetString(annotator.KnownIds), Assert.Single(tails), [.. annotator.TrackHits]);
    }

    public void Dispose() => small.Dispose();
}

/// <summary>What tracks say of an allele.</summary>
/// <param name="Ids">Known ids.</param>
/// <param name="Fields">The further fields, with bars between.</param>
/// <param name="Hits">Rows for each track.</param>
internal sealed record Joined(string Ids, string Fields, int[] Hits);
