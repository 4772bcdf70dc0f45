using System.Net;
using Amazon.S3;
using GasOrleans.Annotation.Browsing;
using GasOrleans.Genomes;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Variants;

namespace GasOrleans.WebClient.Browsing;

/// <summary>Where a browser opens that was asked for no place: a genome's first bases seldom have anything to see.</summary>
internal static class FirstVariant
{
    private const long Around = 500;

    /// <summary>The first variant's surroundings; <see langword="null"/> when there is none on these contigs.</summary>
    public static async Task<string?> PlaceAsync(JobSnapshot job, IReadOnlyList<GenomeContig> contigs, Buckets buckets, CancellationToken ct)
    {
        var result = job.Files.First(file => file.Kind == JobFileKind.Result);
        var table = job.Files.FirstOrDefault(file => file.Kind == JobFileKind.Table);
        try
        {
            var browser = new VariantBrowser(new StoredFile(buckets, result), table is null ? null : new StoredFile(buckets, table));
            return await browser.PageAsync(new(), null, 1, ct) is { Rows: [var first] } && contigs.FirstOrDefault(contig => contig.Name == first.Contig) is { } contig
                ? FormattableString.Invariant($"{contig.Name}:{Math.Max(1, first.Position - Around)}-{Math.Min(contig.Length, first.Position + Around)}")
                : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or AmazonS3Exception { StatusCode: HttpStatusCode.NotFound })
        {
            // The browser reads the same file in a moment, and says on the page what is wrong with it.
            return null;
        }
    }
}
