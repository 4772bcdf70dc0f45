using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>Runs the whole pipeline over bytes in memory.</summary>
internal static class Annotating
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<Result> RunAsync(TinyGenome genome, byte[] upload, AnnotationLimits? limits = null)
        => RunAsync(genome.Bundle, new MemoryStream(upload), upload.Length, limits);

    public static async Task<Result> RunAsync(
        ReferenceBundle bundle, Stream upload, long? length, AnnotationLimits? limits = null, IProgress<AnnotationProgress>? progress = null, CancellationToken? ct = null,
        int parallelism = 1)
    {
        var (vcf, index, log) = (new MemoryStream(), new MemoryStream(), new MemoryStream());
        var annotator = new VcfAnnotator(bundle, limits ?? new(), parallelism);
        var outcome = await annotator.AnnotateAsync(upload, length, new(vcf, index, log), progress, ct ?? Ct);
        return new(outcome, vcf.ToArray(), index.ToArray(), Encoding.UTF8.GetString(log.ToArray()));
    }

    /// <summary>Runs it, and has htslib read the result: it must find each record, and by the index as well.</summary>
    public static async Task<Result> AcceptedAsync(TinyGenome genome, byte[] upload)
    {
        var result = await RunAsync(genome, upload);
        var summary = result.Summary;
        using var folder = new Scratch();
        var vcf = folder.Write("x.vcf.gz", result.Vcf);
        Assert.Equal(summary.Records, (await Htslib.RunAsync("bcftools", "view", "-H", vcf)).Count(c => c == '\n'));
        if (summary.HasIndex)
        {
            folder.Write("x.vcf.gz.tbi", result.Index);
            var contigs = (await Htslib.RunAsync("tabix", "-l", vcf)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var found = contigs.Length == 0 ? "" : await Htslib.RunAsync("tabix", [vcf, .. contigs]);
            Assert.Equal(summary.Records, found.Count(c => c == '\n'));
        }

        return result;
    }
}
