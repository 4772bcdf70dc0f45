using System.IO.Compression;
using System.Net;
using System.Text;
using GasOrleans.Annotation.Output;
using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Variants;

namespace GasOrleans.WebClient.Tests;

/// <summary>The table of variants: paged, filtered, exported; what stands in a result is text, never a formula or a tag.</summary>
public sealed class VariantFacts(WebServer web)
{
    private const string Header = "##fileformat=VCFv4.2\n##INFO=<ID=CSQ,Number=.,Type=String,Description=\"x. Format: Allele|Consequence|IMPACT|SYMBOL|Gene|HGVSc|HGVSp|PICK\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";
    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task It_goes_through_all_rows_page_by_page_and_keeps_its_filter()
    {
        using var browser = await web.SignedInAsync(user);
        var id = Put(Enumerable.Range(1, 120).Select(i => Row(i, i % 2 == 0 ? "katG" : "rpoB")));
        var first = await browser.ReadAsync($"/jobs/{id}/variants?gene=rpob");
        Assert.Equal(50, Count(first, "<td>rpoB</td>"));
        Assert.DoesNotContain("<td>katG</td>", first, StringComparison.Ordinal);
        var next = System.Text.RegularExpressions.Regex.Match(first, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(10, Count(await browser.ReadAsync(WebUtility.HtmlDecode(next)), "<td>rpoB</td>"));
    }

    [Fact]
    public async Task An_export_has_all_rows_of_the_filter_and_no_formula()
    {
        using var browser = await web.SignedInAsync(user);
        var id = Put(Enumerable.Range(1, 1_500).Select(i => Row(i, "rpoB", id: i == 7 ? "=cmd|' /C calc'!A0" : ".")));
        var answer = await browser.GetAsync($"/jobs/{id}/variants.csv?gene=rpoB");
        var lines = (await answer.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1_501, lines.Length);
        Assert.Contains("attachment", answer.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
        Assert.Contains("'=cmd|' /C calc'!A0", lines[7], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x", "'@x")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("-x", "'-x")]
    [InlineData("a,b\"c", "\"a,b\"\"c\"")]
    public void A_cell_is_text_or_a_number(string text, string cell) => Assert.Equal($"{cell}\n", ExportFormat.All[0].Line([text]));

    [Fact]
    public async Task What_stands_in_a_result_is_shown_as_text_and_a_bad_filter_is_refused_with_a_way_on()
    {
        using var browser = await web.SignedInAsync(user);
        var id = Put([Row(1, "<b>gene", id: "<script>")]);
        var page = await browser.ReadAsync($"/jobs/{id}/variants");
        Assert.Contains("&lt;b&gt;gene", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        foreach (var bad in new[] { "region=c:9-1", "region=c:x", "after=zz", "gene=a%00" })
        {
            var answer = await browser.GetAsync($"/jobs/{id}/variants?{bad}");
            Assert.Equal((bad, HttpStatusCode.BadRequest), (bad, answer.StatusCode));
            Assert.Contains($"/jobs/{id}/variants", await answer.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_result_that_is_closed_has_no_table()
    {
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user) with { WindowEndsAt = Given.Noon });
        foreach (var path in new[] { "variants", "variants.csv", "variants.tsv" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await browser.GetAsync($"/jobs/{job.Key.Id}/{path}")).StatusCode));
        }
    }

    private static string Row(int position, string gene, string id = ".")
        => $"c\t{position}\t{id}\tA\tC\t.\tPASS\tCSQ=C|missense_variant|MODERATE|{gene}||t:c.{position}A>C|p:p.Ser1Thr|1\n";

    private static int Count(string page, string text) => page.Split(text).Length - 1;

    private JobId Put(IEnumerable<string> rows)
    {
        var blocks = new BgzfBlocks(CompressionLevel.Fastest);
        blocks.Write(Encoding.UTF8.GetBytes(Header + string.Concat(rows)));
        blocks.EndBlock();
        var bytes = blocks.Complete.ToArray();
        var job = Given.ACompletedJobOf(user);
        job = web.World.Put(job with { Files = [job.Files[0], job.Files[1] with { Bytes = bytes.Length }] });
        web.Storage.Objects[$"/results/{job.Files[1].Key}"] = bytes;
        return job.Key.Id;
    }
}
