using System.Text;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Reference.Building;
using GasOrleans.Annotation.Tests.Vcf;
using GasOrleans.Annotation.Tracks.Building;

namespace GasOrleans.Annotation.Tests.Tracks;

/// <summary>A track that cannot be relied on is refused when the bundle is built, or when it is opened.</summary>
public sealed class BadTracks : IDisposable
{
    private static readonly string One = "ACGTACGTAC" + TrackedGenome.Random(500, seed: 3);
    private static readonly string Good = TrackedGenome.Vcf("chr1\t1\tx\tA\tC\t.\t.\tAF=1");

    private readonly Scratch folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("db,fields=XX", "declares no INFO field XX; it has AD, AF, DB, CLNSIG")]
    [InlineData("db,fields=AF:IMPACT", "no two fields of CSQ have the same")]
    [InlineData("db,fields=AF:a b", "a name is made of letters")]
    [InlineData("db,fields=AF:x+AD:X", "no two fields")]
    [InlineData("db,what", "'what' is not understood")]
    [InlineData("db,ref=3", "ref and alt go together")]
    public async Task A_request_that_makes_no_sense_is_refused(string request, string problem)
        => Assert.Contains(problem, (await Assert.ThrowsAsync<BuildException>(() => MakeAsync("vcf", Good, request))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("7\t1\tx\tA\tC\t.\t.\t.", "no row on a sequence of the genome; its sequences are 7")]
    [InlineData("chr1\t1\tx\tC\tG\t.\t.\t.|chr1\t2\tx\tA\tC\t.\t.\t.|chr1\t3\tx\tT\tC\t.\t.\t.", "of another genome build: in 3 of 3 rows")]
    [InlineData("", "has no rows")]
    public async Task A_file_of_something_else_is_refused(string rows, string problem)
    {
        var text = TrackedGenome.Vcf(rows.Split('|', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(problem, (await Assert.ThrowsAsync<BuildException>(() => MakeAsync("vcf", text, "db,ids"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_behind_the_last_base_is_of_another_build()
        => Assert.Contains("behind the last base", (await Assert.ThrowsAsync<BuildException>(() => MakeAsync("bed", "chr1\t500\t600\n", "r"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task One_contig_by_two_names_is_refused()
        => Assert.Contains("names one contig twice", (await Assert.ThrowsAsync<BuildException>(() => MakeAsync("bed", "1\t1\t5\nchr1\t1\t5\n", "r"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_without_index_with_another_index_or_cut_short_is_refused()
    {
        var good = await TrackedGenome.FileAsync(folder, "good.vcf", Good);
        var other = await TrackedGenome.FileAsync(folder, "other.vcf", TrackedGenome.Vcf([.. Enumerable.Range(1, 60).Select(i => $"chr1\t{i}\tx\t{One[i - 1]}\tN\t.\t.\t.")]));
        Assert.Contains("there is no file", Refusal(folder.Write("plain.vcf.gz", await File.ReadAllBytesAsync(good, Ct))), StringComparison.Ordinal);
        folder.Write("plain.vcf.gz.tbi", await File.ReadAllBytesAsync(good, Ct));
        Assert.Contains("it is no tabix index", Refusal(Path.Combine(Path.GetDirectoryName(good)!, "plain.vcf.gz")), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(good, (await File.ReadAllBytesAsync(other, Ct))[..^28], Ct);
        File.Copy(other + ".tbi", good + ".tbi", overwrite: true);
        Assert.Contains("cut short", Refusal(good), StringComparison.Ordinal);
        await File.WriteAllTextAsync(good, Good, Ct);
        Assert.Contains("no whole BGZF block", Refusal(good), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsorted_file_is_refused_with_its_line()
    {
        // tabix refuses it itself, so the index is that of the sorted file.
        var path = await TrackedGenome.FileAsync(folder, "x.vcf", TrackedGenome.Vcf("chr1\t1\tx\tA\tC\t.\t.\t.", "chr1\t2\tx\tC\tG\t.\t.\t."));
        await File.WriteAllBytesAsync(path, await Upload.BgzfAsync(Encoding.UTF8.GetBytes(TrackedGenome.Vcf("chr1\t2\tx\tC\tG\t.\t.\t.", "chr1\t1\tx\tA\tC\t.\t.\t."))), Ct);
        Assert.Contains("is not sorted: line 8", Refusal(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_do_not_fit_are_told_and_never_joined()
    {
        var said = new List<string>();
        var path = await TrackedGenome.FileAsync(folder, "x.vcf", TrackedGenome.Vcf("chr1\t1\tx\tA\tC\t.\t.\t.", "chr1\t2\ty\tA\tG\t.\t.\t.", "chr9\t1\tz\tA\tC\t.\t.\t."));
        using var genome = Open(path, said.Add);
        Assert.Equal("Track db: 3 rows, of which 1 on sequences that are not there and 1 with other bases than the sequence are never joined.", Assert.Single(said));
        Assert.Equal("", Consequences.Csq.Of(genome.Bundle, 2, "C", "G").KnownIds);
        Assert.Equal("x", Consequences.Csq.Of(genome.Bundle, 1, "A", "C").KnownIds);
    }

    [Theory]
    [InlineData("track1.gz")]
    [InlineData("track1.gz.tbi")]
    public async Task A_bundle_whose_track_was_changed_does_not_open(string file)
    {
        using var genome = Open(await TrackedGenome.FileAsync(folder, "x.vcf", Good), _ => { });
        var path = Path.Combine(genome.Folder, file);
        var bytes = await File.ReadAllBytesAsync(path, Ct);
        File.Delete(path);
        bytes[^40] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Ct);
        Assert.Equal(path, Assert.Throws<BrokenBundleException>(() => ReferenceBundle.Open(genome.Folder).Dispose()).File);
    }

    public void Dispose() => folder.Dispose();

    private static string Refusal(string path) => Assert.Throws<BuildException>(() => Open(path, _ => { }).Dispose()).Message;

    private static Reference.SmallGenome Open(string path, Action<string> say)
        => new(Reference.SmallGenome.Draft(One, Reference.SmallGenome.Gene("g", forward: true, [(1, 3)]) with { Contig = "chr1", PartialStart = true, PartialEnd = true }) with
        {
            Contigs = [new(new("chr1", Encoding.ASCII.GetBytes(One)), Circular: false, GeneticCode: 1, [])],
            Tracks = [TrackRequest.Parse($"db={path},ids")],
            SayUnfit = say,
        });

    private async Task MakeAsync(string kind, string text, string request)
    {
        using var genome = await TrackedGenome.MakeAsync(folder.Sub(), One, "ACGT", (kind, text, request));
    }
}
