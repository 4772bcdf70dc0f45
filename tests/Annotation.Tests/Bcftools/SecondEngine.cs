using System.Text;
using GasOrleans.Annotation.Bcftools;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Tests.Reference;
using GasOrleans.Annotation.Tests.Vcf;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Bcftools;

/// <summary><c>bcftools csq</c> as an engine: it is never trusted with an input, nor believed without a look.</summary>
public sealed class SecondEngine(TinyGenome genome) : IDisposable
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("gas-csq-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => scratch.Delete(recursive: true);

    [Fact]
    public async Task It_calls_the_textbook_mutations()
    {
        using var demo = new DemoGenome();
        var upload = Upload.Lines(Upload.Format, Upload.Columns, "NC_000962.3\t761155\t.\tC\tT\t.\t.\tDP=ten", "NC_000962.3\t4247429\t.\tA\tG,C\t.\t.\t.", "NC_000962.3\t2155168\t.\tC\tG\t.\t.\t.");
        var result = await RunAsync(demo.Bundle, upload);
        var csq = result.Records.Select(record => record[7]).ToArray();
        Assert.StartsWith("DP=ten;CSQ=T|missense_variant|MODERATE|rpoB|Rv0667|Transcript|Rv0667|protein_coding|||||||450|S/L||||1||1", csq[0], StringComparison.Ordinal);
        Assert.Contains("G|missense_variant|MODERATE|embB|", csq[1], StringComparison.Ordinal);
        Assert.Contains("|306|M/V|", csq[1], StringComparison.Ordinal);
        Assert.Contains("|306|M/L|", csq[1], StringComparison.Ordinal);
        Assert.Contains("|315|S/T|", csq[2], StringComparison.Ordinal);
        Assert.Equal(4, result.Summary.Consequences[Consequence.MissenseVariant]);
        Assert.Contains(result.Header, line => line.Contains("by bcftools csq, genome h37rv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_wanted_of_results_holds_for_it_too()
    {
        var (all, picked) = (await RunAsync(genome.Bundle, Good), await RunAsync(genome.Bundle, Good, wanted: new() { PickedOnly = true, GenomicNames = true }));
        Assert.Contains(picked.Header, line => line.Contains("by bcftools csq, genome tiny, the picked entry of each ALT only. ", StringComparison.Ordinal) && line.EndsWith("|PICK|HGVSg\">", StringComparison.Ordinal));
        Assert.All(picked.Records, record => Assert.DoesNotContain(',', record[7]));
        Assert.All(picked.Records, record => Assert.Contains($"|1|chr1:g.{record[1]}{record[3]}>{record[4]}", record[7], StringComparison.Ordinal));
        Assert.All(all.Records.Zip(picked.Records), both => Assert.StartsWith(both.First[7].Split(',')[0], both.Second[7], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Problems_are_those_of_the_own_engine_and_no_record_is_lost()
    {
        var upload = MixedFile.Make(genome, seed: 7);
        var (own, other) = (await Annotating.RunAsync(genome, upload), await RunAsync(genome.Bundle, upload));
        Assert.Equal(own.Summary.Records, other.Summary.Records);
        Assert.Equal(own.Summary.Codes, other.Summary.Codes);
        Assert.Equal(own.Records.Select(record => string.Join('\t', record[..5])), other.Records.Select(record => string.Join('\t', record[..5])));
    }

    [Fact]
    public async Task A_file_that_is_refused_never_reaches_it()
        => Assert.Equal(Code.NotVcf, (await RunAsync(genome.Bundle, "<html>"u8.ToArray(), new() { Program = "/nowhere" })).Refusal.Code);

    [Theory]
    [InlineData("exit 3", "exit code 3")]
    [InlineData("kill -9 $$", "signal 9")]
    [InlineData("exit 0", "wrote nothing")]
    [InlineData("sleep 600", "took longer than")]
    [InlineData("for a; do from=$to; to=$by; by=$a; done; head -c 100000 /dev/zero > $to", "wrote more than")]
    [InlineData("for a; do to=$from; from=$a; done; head -n 8 $from > $to", "left out a record")]
    public async Task What_goes_wrong_with_it_is_a_fault_of_ours_that_says_what(string does, string said)
    {
        var program = Program(does);
        var fault = await Assert.ThrowsAsync<CsqFailedException>(() => RunAsync(genome.Bundle, Good, new() { Program = program, OutputBytes = 65_536, Time = TimeSpan.FromSeconds(does.StartsWith("sleep", StringComparison.Ordinal) ? 1 : 100) }));
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Reason);
        Assert.DoesNotContain(scratch.GetDirectories(), folder => folder.Name.StartsWith("job-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_it_says_last_is_told()
        => Assert.Contains("exit code 1: no such thing", (await Assert.ThrowsAsync<CsqFailedException>(() => RunAsync(genome.Bundle, Good, new() { Program = Program("echo no such thing >&2; exit 1") }))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_cancelled_run_kills_it()
    {
        using var cancel = new CancellationTokenSource();
        var mark = Path.Combine(scratch.FullName, "pid");
        var run = RunAsync(genome.Bundle, Good, new() { Program = Program($"echo $$ > {mark}; exec sleep 600") }, cancel.Token);
        await Eventually.HoldsAsync(() => File.Exists(mark) && File.ReadAllText(mark).EndsWith('\n'));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(mark, Ct)).Trim()}"));
    }

    private byte[] Good => Upload.Vcf([.. Enumerable.Range(1_010, 30).Select(position => genome.Snv(position))]);

    private string Program(string does)
    {
        var path = Path.Combine(scratch.FullName, "program");
        File.WriteAllText(path, $"#!/bin/bash\n{does}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    private async Task<Result> RunAsync(ReferenceBundle bundle, byte[] upload, CsqOptions? options = null, CancellationToken? ct = null, AnnotationOptions? wanted = null)
    {
        var (vcf, index, log) = (new MemoryStream(), new MemoryStream(), new MemoryStream());
        var engine = new CsqAnnotator(bundle, new(), (options ?? new()) with { Scratch = scratch.FullName }, wanted);
        var outcome = await engine.AnnotateAsync(new MemoryStream(upload), upload.Length, new(vcf, index, log), null, null, null, ct ?? Ct);
        return new(outcome, vcf.ToArray(), index.ToArray(), Encoding.UTF8.GetString(log.ToArray()));
    }
}
