using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GasOrleans.Annotation.Browsing;
using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Http.Extensions;

namespace GasOrleans.WebClient.Variants;

/// <summary>Which variants of a result are wanted, and from where on, as it stands in the address.</summary>
/// <param name="Region">A stretch of a chromosome, as it was typed: <c>chr1:100-200</c>, <c>chr1:100</c> or <c>chr1</c>.</param>
/// <param name="Gene">A gene's symbol or id.</param>
/// <param name="Consequence">A Sequence Ontology term.</param>
/// <param name="Impact">HIGH, MODERATE, LOW or MODIFIER.</param>
/// <param name="Known">An id; or <c>yes</c> or <c>no</c>, whether there is any.</param>
/// <param name="After">Where the page starts.</param>
public sealed record VariantQuery(string? Region, string? Gene, string? Consequence, string? Impact, string? Known, string? After)
{
    private const int Longest = 200;

    /// <summary>What the library is asked.</summary>
    public required VariantFilter Filter { get; init; }

    public bool IsFiltered => (Region ?? Gene ?? Consequence ?? Impact ?? Known) is not null;

    /// <summary>The same from another place on, as an address's query.</summary>
    public string At(string? after)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("region", Region), ("gene", Gene), ("consequence", Consequence), ("impact", Impact), ("known", Known), ("after", after) })
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return query.ToString();
    }

    public static ValueTask<VariantQuery?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string? Said(string name) => context.Request.Query[name].ToString().Trim() is { Length: > 0 } said ? said : null;
        string?[] all = [Said("region"), Said("gene"), Said("consequence"), Said("impact"), Said("known"), Said("after")];
        VariantRegion? region = null;
        if (all.Any(word => word?.Length > Longest || word?.Any(char.IsControl) == true)
            || (all[0] is { } typed && !TryRegion(typed, out region))
            || (all[5] is { } after && !ulong.TryParse(after, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)))
        {
            context.Explain("This is no filter of variants", "A region is written as NC_000962.3:761000-762000. Go back and write it so.", Page(context.Request.Path), "Show all variants");
            return ValueTask.FromResult<VariantQuery?>(null);
        }

        bool? known = all[4] switch { "yes" => true, "no" => false, _ => null };
        return ValueTask.FromResult<VariantQuery?>(new(all[0], all[1], all[2], all[3], all[4], all[5])
        {
            Filter = new() { Region = region, Gene = all[1], Consequence = all[2], Impact = all[3]?.ToUpperInvariant(), Known = known, Id = known is null ? all[4] : null },
        });
    }

    private static string Page(PathString path) => path.Value is { } here && here.LastIndexOf('.') is > 0 and var dot ? here[..dot] : path.Value ?? "/";

    private static bool TryRegion(string text, [NotNullWhen(true)] out VariantRegion? region)
    {
        var colon = text.LastIndexOf(':');
        region = colon < 0 ? new(text) : null;
        string[] ends = colon < 0 ? [] : text[(colon + 1)..].Replace(",", "", StringComparison.Ordinal).Split('-');
        if (colon > 0 && ends.Length is 1 or 2 && TryPosition(ends[0], out var first) && TryPosition(ends[^1], out var last) && last >= first)
        {
            region = new(text[..colon], first, last);
        }

        return region is not null;
    }

    private static bool TryPosition(string text, out int position)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position) && position > 0;
}
