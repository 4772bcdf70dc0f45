using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests;

public sealed partial class SubmissionFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();
    private readonly JobId id = JobId.New(TimeProvider.System);

    [Fact]
    public async Task The_page_says_the_limit_before_and_has_an_id_of_ours()
    {
        using var browser = await web.SignedInAsync(user);
        var page = await browser.ReadAsync("/submit");
        Assert.Contains("up to <strong>150 KB</strong> with your free plan", page, StringComparison.Ordinal);
        Assert.Contains("M. tuberculosis H37Rv", page, StringComparison.Ordinal);
        Assert.Matches("name=\"id\" value=\"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]+\"", page);
    }

    [Fact]
    public async Task The_policy_allows_one_key_one_size_range_one_type_until_the_ticket_ends()
    {
        using var browser = await web.SignedInAsync(user);
        var upload = await SubmitAsync(browser, "sample.vcf");
        var fields = upload.GetProperty("fields");
        var key = $"{user}/{id}/sample.vcf";
        Assert.Equal(key, fields.GetProperty("key").GetString());

        var policy = JsonDocument.Parse(Convert.FromBase64String(fields.GetProperty("Policy").GetString()!)).RootElement;
        var conditions = policy.GetProperty("conditions").EnumerateArray().Select(c => c.GetRawText().Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.Contains("""{"bucket":"inputs"}""", conditions);
        Assert.Contains($$"""{"key":"{{key}}"}""", conditions);
        Assert.Contains("""["content-length-range",1,153600]""", conditions);
        Assert.Contains("""{"Content-Type":"application/octet-stream"}""", conditions);
        Assert.DoesNotContain(conditions, c => c.Contains("starts-with", StringComparison.Ordinal));
        Assert.Equal(conditions.Count, conditions.Distinct().Count());
        var ends = web.World.Jobs[new(user, id)].UploadEndsAt!.Value;
        Assert.Equal(ends, policy.GetProperty("expiration").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Every_field_but_the_signature_is_in_the_policy()
    {
        using var browser = await web.SignedInAsync(user);
        var fields = (await SubmitAsync(browser, "sample.vcf")).GetProperty("fields");
        var policy = Encoding.UTF8.GetString(Convert.FromBase64String(fields.GetProperty("Policy").GetString()!));
        foreach (var field in fields.EnumerateObject().Where(f => f.Name is not ("Policy" or "x-amz-signature" or "X-Amz-Signature")))
        {
            Assert.Contains($"\"{field.Name}\"", policy, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_same_submission_twice_is_one_job()
    {
        using var browser = await web.SignedInAsync(user);
        await SubmitAsync(browser, "sample.vcf");
        var again = await SubmitAsync(browser, "sample.vcf");
        Assert.Equal($"/jobs/{id}", again.GetProperty("job").GetString());
        Assert.Single(web.World.Jobs.Keys, k => k.User == user);
    }

    [Fact]
    public async Task A_name_that_is_refused_is_said_in_words()
    {
        using var browser = await web.SignedInAsync(user);
        var answer = await browser.PostJsonAsync("/api/jobs", new { id = $"{id}", fileName = "../x.vcf", genome = "tb-h37rv" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("A file name has no", await answer.TextAsync(), StringComparison.Ordinal);

        var page = await browser.PostAsync("/submit", ("id", $"{id}"), ("fileName", "../x.vcf"), ("genome", "tb-h37rv"));
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("A file name has no", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false, false)]
    [InlineData("standard", false, false)]
    [InlineData("compact", true, false)]
    [InlineData("everything", false, true)]
    public async Task A_preset_is_what_the_result_holds_with_a_script_and_without(string? preset, bool picked, bool names)
    {
        using var browser = await web.SignedInAsync(user);
        var answer = await browser.PostJsonAsync("/api/jobs", new { id = $"{id}", fileName = "a.vcf", genome = "tb-h37rv", preset });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new ResultOptions(picked, names), web.World.Jobs[new(user, id)].Request.Options);

        var form = JobId.New(TimeProvider.System);
        await browser.PostAsync("/submit", [("id", $"{form}"), ("fileName", "b.vcf"), ("genome", "tb-h37rv"), .. preset is null ? Array.Empty<(string, string)>() : [("preset", preset)]]);
        Assert.Equal(new ResultOptions(picked, names), web.World.Jobs[new(user, form)].Request.Options);
    }

    [Theory]
    [InlineData("", false, false)]
    [InlineData("pickedOnly", true, false)]
    [InlineData("genomicNames", false, true)]
    [InlineData("genomicNames pickedOnly", true, true)]
    public async Task Options_chosen_one_by_one_are_what_the_result_holds_with_a_script_and_without(string ticked, bool picked, bool names)
    {
        using var browser = await web.SignedInAsync(user);
        var options = ticked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var answer = await browser.PostJsonAsync("/api/jobs", new { id = $"{id}", fileName = "a.vcf", genome = "tb-h37rv", options });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new ResultOptions(picked, names), web.World.Jobs[new(user, id)].Request.Options);

        var form = JobId.New(TimeProvider.System);
        await browser.PostAsync("/submit", [("id", $"{form}"), ("fileName", "b.vcf"), ("genome", "tb-h37rv"), ("preset", "own"), .. options.Select(one => ("option", one))]);
        Assert.Equal(new ResultOptions(picked, names), web.World.Jobs[new(user, form)].Request.Options);
    }

    [Fact]
    public async Task A_form_whose_boxes_contradict_its_preset_is_said_and_makes_no_job()
    {
        using var browser = await web.SignedInAsync(user);
        var page = await browser.PostAsync("/submit", ("id", $"{id}"), ("fileName", "a.vcf"), ("genome", "tb-h37rv"), ("preset", "compact"), ("option", "genomicNames"));
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("not both", await page.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(web.World.Jobs.Keys, key => key.User == user);
    }

    [Fact]
    public async Task A_preset_that_there_is_not_is_said_and_makes_no_job()
    {
        using var browser = await web.SignedInAsync(user);
        var answer = await browser.PostJsonAsync("/api/jobs", new { id = $"{id}", fileName = "a.vcf", genome = "tb-h37rv", preset = "tiny" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("choose one of: standard, compact, everything", await answer.TextAsync(), StringComparison.Ordinal);

        var page = await browser.PostAsync("/submit", ("id", $"{id}"), ("fileName", "a.vcf"), ("genome", "tb-h37rv"), ("preset", "tiny"));
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("There is no such preset", await page.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(web.World.Jobs.Keys, key => key.User == user);
    }

    [Fact]
    public async Task The_page_offers_the_presets_and_begins_with_what_was_asked_for_last()
    {
        using var browser = await web.SignedInAsync(user);
        Assert.Equal(["standard"], Chosen(await browser.ReadAsync("/submit")));
        web.World.Put(Given.ACompletedJobOf(user) with { Request = new("a.vcf", "tb-h37rv") { Options = new(PickedOnly: true, GenomicNames: false) } });
        var page = await browser.ReadAsync("/submit");
        Assert.Equal(["compact"], Chosen(page));
        Assert.All(["Standard", "Compact", "Everything", "as with VEP’s --pick"], words => Assert.Contains(words, WebUtility.HtmlDecode(page), StringComparison.Ordinal));
        Assert.DoesNotMatch(" checked", Boxes(page));

        web.World.Put(Given.ACompletedJobOf(user) with { Request = new("a.vcf", "tb-h37rv") { Options = new(PickedOnly: true, GenomicNames: true) } });
        var own = await browser.ReadAsync("/submit");
        Assert.Equal(["own"], Chosen(own));
        Assert.Equal(2, Boxes(own).Split(" checked").Length - 1);
    }

    [Theory]
    [InlineData("/api/jobs", "{}")]
    [InlineData("/api/jobs", "[]")]
    [InlineData("/api/jobs", "not json")]
    [InlineData("/api/jobs", """{"id":"../..","fileName":"a","genome":"b"}""")]
    public async Task What_is_no_submission_is_a_bad_request(string path, string body)
    {
        using var browser = await web.SignedInAsync(user);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Form-Token", await browser.TokenAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task An_upload_is_confirmed_only_when_it_is_there()
    {
        using var browser = await web.SignedInAsync(user);
        await SubmitAsync(browser, "sample.vcf");
        var early = await browser.PostJsonAsync($"/api/jobs/{id}/uploaded", new { });
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("has not arrived yet", await early.TextAsync(), StringComparison.Ordinal);

        web.World.Uploaded[new(user, id)] = true;
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync($"/api/jobs/{id}/uploaded", new { })).StatusCode);
        Assert.Equal(JobStatus.Pending, web.World.Jobs[new(user, id)].Status);
    }

    [Fact]
    public async Task Without_scripts_a_form_goes_to_storage_and_a_button_confirms()
    {
        using var browser = await web.SignedInAsync(user);
        var answer = await browser.PostAsync("/submit", ("id", $"{id}"), ("fileName", "a b.vcf"), ("genome", "tb-h37rv"));
        var page = await answer.TextAsync();
        Assert.Contains($"action=\"{web.Storage.Address}inputs", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"success_action_redirect\" value=\"{web.Address}jobs/{id}/uploaded\"", page, StringComparison.Ordinal);
        var toStorage = page[page.IndexOf("data-upload", StringComparison.Ordinal)..page.IndexOf("</form>", page.IndexOf("data-upload", StringComparison.Ordinal), StringComparison.Ordinal)];
        Assert.DoesNotContain("__RequestVerificationToken", toStorage, StringComparison.Ordinal);

        Assert.Contains("The file was sent", await browser.ReadAsync($"/jobs/{id}/uploaded?bucket=inputs&key=x"), StringComparison.Ordinal);
        Assert.Equal(JobStatus.Uploading, web.World.Jobs[new(user, id)].Status);
        web.World.Uploaded[new(user, id)] = true;
        Assert.Equal($"/jobs/{id}", (await browser.PostAsync($"/jobs/{id}/uploaded")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_upload_that_was_left_can_be_taken_up_again()
    {
        using var browser = await web.SignedInAsync(user);
        await SubmitAsync(browser, "sample.vcf");
        Assert.Contains("Upload the file", await browser.ReadAsync($"/jobs/{id}"), StringComparison.Ordinal);
        var page = await browser.PostAsync($"/jobs/{id}/upload");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("name=\"Policy\"", await page.TextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<JsonElement> SubmitAsync(Browser browser, string fileName)
    {
        var answer = await browser.PostJsonAsync("/api/jobs", new { id = $"{id}", fileName, genome = "tb-h37rv" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Chosen(string page)
        => Radio().Matches(page).Where(radio => radio.Value.Contains(" checked", StringComparison.Ordinal)).Select(radio => radio.Groups[1].Value);

    private static string Boxes(string page) => string.Concat(Box().Matches(page).Select(box => box.Value));

    [GeneratedRegex("<input[^>]*type=\"checkbox\"[^>]*name=\"option\"[^>]*>")]
    private static partial Regex Box();

    [GeneratedRegex("<input[^>]*type=\"radio\"[^>]*name=\"preset\" value=\"([a-z]+)\"[^>]*>")]
    private static partial Regex Radio();
}
