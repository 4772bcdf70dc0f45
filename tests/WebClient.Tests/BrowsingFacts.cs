using System.Net;
using System.Net.Http.Headers;
using System.Text;
using GasOrleans.Genomes;
using GasOrleans.Users;
using GasOrleans.WebClient.Browsing;

namespace GasOrleans.WebClient.Tests;

/// <summary>What the genome browser is given.</summary>
public sealed class BrowsingFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();

    [Fact]
    public void Every_stretch_of_a_sequence_is_that_of_the_file_which_it_would_be()
    {
        var contigs = new[] { new GenomeContig("chr1", 13), new GenomeContig("p", 1), new GenomeContig("chr2", 7) };
        var bases = "ACGTTGCAACGTA";
        var whole = string.Concat(contigs.Select(contig => $">{contig.Name}\n{bases[..(int)contig.Length]}\n"));
        var text = new SequenceText(contigs);
        Assert.Equal(whole.Length, text.Length);
        for (var from = 0; from < whole.Length; from++)
        {
            for (var length = 1; length <= whole.Length - from; length++)
            {
                var parts = text.Parts(from, length, 4).Select(part => part.Text is { } said ? Encoding.UTF8.GetString(said) : bases.Substring((int)part.Start, part.Count));
                Assert.Equal(whole.Substring(from, length), string.Concat(parts));
            }
        }

        Assert.Equal("chr1\t13\t6\t13\t14\np\t1\t23\t1\t2\nchr2\t7\t31\t7\t8\n", text.Index());
    }

    [Fact]
    public async Task A_browser_gets_the_stretches_that_it_asks_for()
    {
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        web.Storage.Put("results", job.Files[1].Key, new string('x', 4_000) + "the end" + new string('y', 89));

        Assert.Equal((HttpStatusCode.PartialContent, "CGTTG"), await AskAsync(browser, "/genomes/tb-h37rv/sequence.fa", 14, 18));
        Assert.Equal((HttpStatusCode.PartialContent, "the end"), await AskAsync(browser, $"/jobs/{job.Key.Id}/browser/result", 4_000, 4_006));
        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, null), await AskAsync(browser, $"/jobs/{job.Key.Id}/browser/result", 4_096, 5_000));
        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, null), await AskAsync(browser, "/genomes/tb-h37rv/sequence.fa", null, null));
        Assert.Contains("\"name\":\"rpoB\"", await browser.ReadAsync("/genomes/tb-h37rv/genes?contig=NC_000962.3&from=0&to=1000"), StringComparison.Ordinal);
        Assert.Contains("\"name\":\"rpoB\"", await browser.ReadAsync("/genomes/tb-h37rv/genes?contig=NC_000962.3&from=727623.65&to=795507.35"), StringComparison.Ordinal); // as igv asks
        Assert.Equal("[{\"chromosome\":\"NC_000962.3\",\"start\":101,\"end\":400}]", await browser.ReadAsync("/genomes/tb-h37rv/find?name=RPOB"));
        Assert.Equal("[]", await browser.ReadAsync("/genomes/tb-h37rv/find?name=NONE"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/genomes/no-such/genes?contig=c&from=0&to=1")).StatusCode);
    }

    [Fact]
    public async Task A_result_that_is_closed_is_closed_to_the_browser_too()
    {
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user) with { WindowEndsAt = Given.Noon });
        web.Storage.Put("results", job.Files[1].Key, new string('x', 4_096));
        foreach (var path in new[] { "browser", "browser/result", "browser/index", "browser/input", "browser/log" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await browser.GetAsync($"/jobs/{job.Key.Id}/{path}")).StatusCode));
        }
    }

    private static async Task<(HttpStatusCode, string?)> AskAsync(Browser browser, string path, long? from, long? to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = from is null ? null : new RangeHeaderValue(from, to);
        using var answer = await browser.SendAsync(request);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? await answer.TextAsync() : null);
    }
}
