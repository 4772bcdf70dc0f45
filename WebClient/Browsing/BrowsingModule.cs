using GasOrleans.Jobs;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GasOrleans.WebClient.Browsing;

/// <summary>The genome browser on a result. All that it draws comes from here: the genome from the silos, the result from storage in ranges.</summary>
internal static class BrowsingModule
{
    public static void MapBrowsing(this WebApplication app)
    {
        var jobs = app.MapGroup("/jobs/{id:job}/browser").RequireAuthorization();
        jobs.MapGet("/", ShowAsync);
        jobs.MapGet("/{kind}", FileAsync);

        var genomes = app.MapGroup("/genomes/{genome}").RequireAuthorization();
        genomes.MapGet("/sequence.fa", SequenceAsync);
        genomes.MapGet("/sequence.fa.fai", IndexAsync);
        genomes.MapGet("/genes", GenesAsync);
        genomes.MapGet("/find", FindAsync);
    }

    private static async Task<Results<RazorComponentResult<BrowserPage>, NotFound>> ShowAsync(
        JobId id, string? at, CurrentUser user, JobViews views, Buckets buckets, IGrainFactory grains, CancellationToken ct)
    {
        if (await views.ViewAsync(user.Job(id), ct) is not { } view || !CanBrowse(view.Job))
        {
            return TypedResults.NotFound();
        }

        var contigs = await grains.Genomes().ContigsAsync(view.Job.Request.Genome, ct) ?? [];
        var place = at is { Length: > 0 and < 200 } ? null : await FirstVariant.PlaceAsync(view.Job, contigs, buckets, ct);
        return new RazorComponentResult<BrowserPage>(new { view.Job, At = at, Contigs = contigs, Place = place });
    }

    /// <summary>Whether there is a sorted result that is open to its owner.</summary>
    public static bool CanBrowse(JobSnapshot job) => job.Files.Any(file => file.Kind == JobFileKind.Index) && job.Files.Any(file => file.Kind == JobFileKind.Result);

    private static async Task<IResult> FileAsync(JobId id, string kind, CurrentUser user, JobViews views, Buckets buckets, HttpContext context)
    {
        var view = await views.ViewAsync(user.Job(id), context.RequestAborted);
        var file = FileAddress.IsOfResult(kind) ? view?.Job.Files.FirstOrDefault(one => FileAddress.Kind(one.Kind) == kind) : null;
        return file is null || !await buckets.HasAsync(file, context.RequestAborted) ? TypedResults.NotFound()
            : AskedRange.TryRead(context.Request, file.Bytes, out var range) ? new StoredRange(buckets, file, range)
            : TypedResults.StatusCode(StatusCodes.Status416RangeNotSatisfiable);
    }

    private static async Task<IResult> SequenceAsync(string genome, IGrainFactory grains, HttpContext context)
    {
        if (await grains.Genomes().ContigsAsync(genome, context.RequestAborted) is not { } contigs)
        {
            return TypedResults.NotFound();
        }

        var text = new SequenceText(contigs);
        // A whole genome is never sent: a browser asks for what it shows.
        return context.Request.Headers.Range.Count > 0 && AskedRange.TryRead(context.Request, text.Length, out var range)
            ? new SequenceRange(grains.Genomes(), genome, text, range)
            : TypedResults.StatusCode(StatusCodes.Status416RangeNotSatisfiable);
    }

    private static async Task<Results<ContentHttpResult, NotFound>> IndexAsync(string genome, IGrainFactory grains, CancellationToken ct)
        => await grains.Genomes().ContigsAsync(genome, ct) is { } contigs
            ? TypedResults.Text(new SequenceText(contigs).Index())
            : TypedResults.NotFound();

    // Where a pixel is less than a base, igv asks for parts of bases.
    private static async Task<Results<Ok<IEnumerable<DrawnGene>>, NotFound>> GenesAsync(
        string genome, string contig, double from, double to, IGrainFactory grains, CancellationToken ct)
        => await grains.Genomes().GenesAsync(genome, contig, (long)Math.Floor(from), (long)Math.Ceiling(to), ct) is { } genes
            ? TypedResults.Ok(genes.Select(gene => DrawnGene.Of(contig, gene)))
            : TypedResults.NotFound();

    private static async Task<Ok<IEnumerable<FoundGene>>> FindAsync(string genome, string name, IGrainFactory grains, CancellationToken ct)
        => TypedResults.Ok<IEnumerable<FoundGene>>(
            await grains.Genomes().FindAsync(genome, name, ct) is { } place ? [new(place.Contig, place.Start, place.End)] : []);
}
