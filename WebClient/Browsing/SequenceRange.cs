using GasOrleans.Genomes;

namespace GasOrleans.WebClient.Browsing;

/// <summary>A stretch of a genome's FASTA text, which stands nowhere: its bases are asked of a silo, a piece at a time.</summary>
internal sealed class SequenceRange(IGenomesGrain genomes, string genome, SequenceText text, AskedRange range) : IResult
{
    private const int Piece = 500_000;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        range.Answer(httpContext.Response);
        foreach (var part in text.Parts(range.From, range.Length, Piece))
        {
            var bytes = part.Text ?? await genomes.BasesAsync(genome, part.Contig!, part.Start, part.Count, httpContext.RequestAborted) ?? [];
            await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }
}
