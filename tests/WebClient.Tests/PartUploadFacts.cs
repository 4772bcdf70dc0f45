using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Tests.Doubles;

namespace GasOrleans.WebClient.Tests;

public sealed class PartUploadFacts(WebServer web)
{
    private const long Large = 120 * 1024;
    private static readonly string Sum = Convert.ToBase64String(new byte[32]);

    private readonly UserId user = Given.AUser();
    private readonly JobId id = JobId.New(TimeProvider.System);

    [Fact]
    public async Task A_small_file_goes_by_a_form_and_a_large_one_in_parts()
    {
        using var browser = await web.SignedInAsync(user);
        var small = await SubmitAsync(browser, WebServer.PartsFrom - 1);
        Assert.Equal(JsonValueKind.Null, small.GetProperty("parts").ValueKind);
        Assert.NotNull(small.GetProperty("url").GetString());

        var large = await SubmitAsync(browser, WebServer.PartsFrom);
        Assert.Equal(JsonValueKind.Null, large.GetProperty("url").ValueKind);
        Assert.Equal(8 * 1024 * 1024, large.GetProperty("parts").GetProperty("partBytes").GetInt64());
        Assert.DoesNotContain(web.World.PartUploads[new(user, id)].UploadId, large.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_plans_limit_is_refused_with_its_code_and_makes_no_job()
    {
        using var browser = await web.SignedInAsync(user);
        using var answer = await browser.PostJsonAsync("/api/jobs", Submission(150 * 1024 + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var problem = await ReadAsync(answer);
        Assert.Equal("file-too-large", problem.GetProperty("code").GetString());
        Assert.Contains("upgrade", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(web.World.Jobs.Keys, key => key.User == user);
    }

    [Fact]
    public async Task A_part_is_signed_for_its_owner_with_its_number_and_sum()
    {
        using var browser = await web.SignedInAsync(user);
        await SubmitAsync(browser, Large);
        using var answer = await SignAsync(browser, (1, Sum));
        var url = (await ReadAsync(answer)).GetProperty("urls")[0].GetString()!;
        Assert.Contains("partNumber=1&", url, StringComparison.Ordinal);
        Assert.Contains("X-Amz-SignedHeaders=content-length%3Bhost%3Bx-amz-checksum-sha256", url, StringComparison.Ordinal);

        using var foreign = await web.SignedInAsync(Given.AUser());
        Assert.Equal(HttpStatusCode.NotFound, (await SignAsync(foreign, (1, Sum))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostJsonAsync($"/api/jobs/{id}/upload", new { bytes = Large, modifiedAt = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostJsonAsync($"/api/jobs/{id}/uploaded", new { sum = UploadGrain.Sum })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.SendJsonAsync(HttpMethod.Delete, $"/api/jobs/{id}/upload", new { })).StatusCode);
        Assert.True(web.World.PartUploads.ContainsKey(new(user, id)));
    }

    [Theory]
    [InlineData(0, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData(2, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData(1, "AAAA")]
    [InlineData(1, "no sum")]
    [InlineData(1, null)]
    public async Task What_is_no_part_of_the_file_is_not_signed(int number, string? sum)
    {
        using var browser = await web.SignedInAsync(user);
        await SubmitAsync(browser, Large);
        Assert.Equal(HttpStatusCode.NotFound, (await SignAsync(browser, (number, sum))).StatusCode);
    }

    [Fact]
    public async Task A_wrong_sum_has_its_code_and_the_right_one_counts_once_however_often_it_is_said()
    {
        using var browser = await web.SignedInAsync(user);
        await SubmitAsync(browser, Large);
        using var wrong = await browser.PostJsonAsync($"/api/jobs/{id}/uploaded", new { sum = "wrong" });
        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        Assert.Equal("sum-mismatch", (await ReadAsync(wrong)).GetProperty("code").GetString());
        Assert.Equal(JobStatus.Uploading, web.World.Jobs[new(user, id)].Status);

        for (var again = 0; again < 3; again++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync($"/api/jobs/{id}/uploaded", new { sum = UploadGrain.Sum })).StatusCode);
        }

        Assert.Equal(JobStatus.Pending, Assert.Single(web.World.Jobs.Values, job => job.Key.User == user).Status);
    }

    [Fact]
    public async Task To_discard_an_upload_is_to_cancel_its_job()
    {
        using var browser = await web.SignedInAsync(user);
        await SubmitAsync(browser, Large);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendJsonAsync(HttpMethod.Delete, $"/api/jobs/{id}/upload", new { })).StatusCode);
        Assert.Equal(JobStatus.Cancelled, web.World.Jobs[new(user, id)].Status);
    }

    [Fact]
    public async Task The_browser_has_the_engines_own_words()
    {
        using var browser = await web.SignedInAsync(user);
        using var answer = await browser.GetAsync("/api/verdicts");
        var codes = (await ReadAsync(answer)).GetProperty("codes");
        Assert.Equal(Annotation.Verdicts.CodeBook.All.Count, codes.EnumerateObject().Count());
        Assert.Equal("The columns are separated by spaces; VCF needs tabs.", codes.GetProperty("spaces-not-tabs").GetProperty("sentence").GetString());
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    private object Submission(long bytes) => new { id = $"{id}", fileName = "large.vcf", genome = "tb-h37rv", bytes, modifiedAt = 1 };

    private async Task<JsonElement> SubmitAsync(Browser browser, long bytes)
    {
        using var answer = await browser.PostJsonAsync("/api/jobs", Submission(bytes));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ReadAsync(answer);
    }

    private Task<HttpResponseMessage> SignAsync(Browser browser, (int Number, string? Sum) part)
        => browser.PostJsonAsync($"/api/jobs/{id}/upload/parts", new { parts = new[] { new { number = part.Number, sum = part.Sum } } });
}
