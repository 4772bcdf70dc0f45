using System.Globalization;
using System.Text;
using GasOrleans.Annotation.Browsing;
using GasOrleans.WebClient.Files;
using Microsoft.Net.Http.Headers;

namespace GasOrleans.WebClient.Variants;

/// <summary>All rows that a filter wants, as a file, a page at a time: however many there are, few are in memory.</summary>
internal sealed class VariantExport(ExportFormat format, string fileName, VariantPage first, Func<string, Task<VariantPage?>> follow) : IResult
{
    private static readonly string[] Titles =
        ["chromosome", "position", "id", "ref", "alt", "quality", "filter", "gene", "consequence", "impact", "hgvs_c", "hgvs_p", "known"];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = format.ContentType;
        response.Headers[HeaderNames.ContentDisposition] = Attachment.Of($"{fileName}.variants.{format.Ending}");
        await response.WriteAsync(format.Line(Titles), ct);
        for (var page = first; page is not null; page = page.Next is { } next ? await follow(next) ?? throw new IOException("The result left its place while it was read.") : null)
        {
            var lines = new StringBuilder();
            foreach (var row in page.Rows)
            {
                lines.Append(format.Line(Cells(row)));
            }

            await response.WriteAsync(lines.ToString(), ct);
        }
    }

    private static string[] Cells(VariantRow row) =>
    [
        row.Contig, row.Position.ToString(CultureInfo.InvariantCulture), row.Id, row.Reference, row.Alternate, row.Quality, row.Filter,
        row.Gene ?? "", row.Consequence ?? "", row.Impact ?? "", row.CodingName ?? "", row.ProteinName ?? "", string.Join(';', row.Known),
    ];
}
