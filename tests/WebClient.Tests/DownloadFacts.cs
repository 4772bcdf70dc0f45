using System.Net;
using GasOrleans.WebClient.Files;

namespace GasOrleans.WebClient.Tests;

public sealed class DownloadFacts(WebServer web)
{
    [Theory]
    [InlineData("input", "sample.vcf")]
    [InlineData("result", "sample.annot.vcf.gz")]
    [InlineData("index", "sample.annot.vcf.gz.tbi")]
    [InlineData("log", "sample.vcf.count.log")]
    public async Task A_click_gets_a_link_that_lives_for_a_minute_and_saves_the_file_under_its_name(string kind, string name)
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        var file = job.Files.Single(f => f.Name == name);
        web.Storage.Put(file.Bucket, file.Key, "content of " + kind);

        var answer = await browser.GetAsync($"/jobs/{job.Key.Id}/files/{kind}");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var link = answer.Headers.Location!;
        Assert.Equal(web.Storage.Address.Authority, link.Authority);
        Assert.Contains("X-Amz-Expires=60&", link.Query + "&", StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString($"filename={name}"), link.Query, StringComparison.Ordinal);
        Assert.Equal("content of " + kind, await browser.ReadAsync(link.AbsoluteUri));
    }

    [Fact]
    public async Task A_file_that_is_not_in_hot_storage_is_absent()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = Given.ACompletedJobOf(user);
        job = web.World.Put(job with { Files = [job.Files[0]] });
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/jobs/{job.Key.Id}/files/result")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync($"/jobs/{job.Key.Id}/files/input")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/jobs/{job.Key.Id}/files/Input")).StatusCode);
    }

    [Fact]
    public async Task Links_and_codes_are_on_no_page_and_in_no_log()
    {
        var user = Given.AUser();
        using var browser = web.Anonymous(user);
        var wayBack = await browser.WayBackAsync();
        await browser.GetAsync(wayBack.AbsoluteUri);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        var link = (await browser.GetAsync($"/jobs/{job.Key.Id}/files/result")).Headers.Location!;
        var signature = System.Web.HttpUtility.ParseQueryString(link.Query)["X-Amz-Signature"]!;
        var code = System.Web.HttpUtility.ParseQueryString(wayBack.Query)["code"]!;

        var page = await browser.ReadAsync($"/jobs/{job.Key.Id}");

        Assert.DoesNotContain("X-Amz", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Application started", web.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(signature, web.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(code, web.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain.vcf", "attachment; filename=plain.vcf; filename*=UTF-8''plain.vcf")]
    [InlineData("a b\".vcf", "attachment; filename=\"a b\\\".vcf\"; filename*=UTF-8''a%20b%22.vcf")]
    [InlineData("é\r\nSet-Cookie: x.vcf", "attachment; filename=\"___Set-Cookie: x.vcf\"; filename*=UTF-8''%C3%A9__Set-Cookie%3A%20x.vcf")]
    [InlineData("..\\..\\x/y.vcf", "attachment; filename=.._.._x_y.vcf; filename*=UTF-8''.._.._x_y.vcf")]
    [InlineData("exe\u202Efcv.vcf", "attachment; filename=exe_fcv.vcf; filename*=UTF-8''exe_fcv.vcf")]
    public void No_name_breaks_the_header_or_names_a_folder(string name, string header) => Assert.Equal(header, Attachment.Of(name));
}
