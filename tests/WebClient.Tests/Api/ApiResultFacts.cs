using System.Net;
using System.Text.Json;
using GasOrleans.Users;
using GasOrleans.WebClient.Api;
using GasOrleans.WebClient.Jobs;

namespace GasOrleans.WebClient.Tests.Api;

/// <summary>What a result is to hold, by a preset or option by option.</summary>
public sealed class ApiResultFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task A_preset_says_what_the_result_holds_and_running_again_keeps_it()
    {
        using var script = await Script.OfAsync(web, user);
        var (created, submitted) = await script.JsonAsync("POST", "/api/v1/jobs", new { fileName = "a.vcf", genome = "tb-h37rv", preset = "compact" });
        Assert.Equal(HttpStatusCode.Created, created);
        var job = submitted.GetProperty("job");
        Assert.Equal(("compact", """{"pickedOnly":true,"genomicNames":false}"""), (job.GetProperty("preset").GetString(), job.GetProperty("options").GetRawText()));
        var (_, list) = await script.JsonAsync("GET", "/api/v1/jobs");
        Assert.Equal("compact", list.GetProperty("jobs")[0].GetProperty("preset").GetString());

        var done = Given.ACompletedJobOf(user);
        done = web.World.Put(done with { Request = done.Request with { Options = new(PickedOnly: false, GenomicNames: true) } });
        web.Storage.Put("inputs", done.Files[0].Key, "the input");
        web.World.EverythingArrives(user);
        Assert.Equal("everything", (await script.JsonAsync("POST", $"/api/v1/jobs/{done.Key.Id}/again", new { })).Body.GetProperty("preset").GetString());
        Assert.Equal("standard", (await script.JsonAsync("POST", $"/api/v1/jobs/{done.Key.Id}/again", new { preset = "standard" })).Body.GetProperty("preset").GetString());
    }

    [Fact]
    public async Task Options_are_named_one_by_one_and_running_again_keeps_them()
    {
        using var script = await Script.OfAsync(web, user);
        string[] options = ["genomicNames", "pickedOnly"];
        var (created, submitted) = await script.JsonAsync("POST", "/api/v1/jobs", new { fileName = "a.vcf", genome = "tb-h37rv", options });
        Assert.Equal(HttpStatusCode.Created, created);
        var job = submitted.GetProperty("job");
        Assert.Equal((false, """{"pickedOnly":true,"genomicNames":true}"""), (job.TryGetProperty("preset", out _), job.GetProperty("options").GetRawText()));

        var done = Given.ACompletedJobOf(user);
        done = web.World.Put(done with { Request = done.Request with { Options = new(PickedOnly: true, GenomicNames: true) } });
        web.Storage.Put("inputs", done.Files[0].Key, "the input");
        web.World.EverythingArrives(user);
        var again = $"/api/v1/jobs/{done.Key.Id}/again";
        Assert.Equal("""{"pickedOnly":true,"genomicNames":true}""", (await script.JsonAsync("POST", again, new { })).Body.GetProperty("options").GetRawText());
        Assert.Equal("everything", (await script.JsonAsync("POST", again, new { options = options[..1] })).Body.GetProperty("preset").GetString());
        Assert.Equal("standard", (await script.JsonAsync("POST", again, new { options = Array.Empty<string>() })).Body.GetProperty("preset").GetString());
    }

    [Theory]
    [InlineData("compact", "pickedOnly", "not both")]
    [InlineData(null, "HGVSg", "choose of: pickedOnly, genomicNames")]
    [InlineData(null, null, "choose of: pickedOnly, genomicNames")]
    public Task Options_that_cannot_be_are_a_problem_that_names_the_field(string? preset, string? option, string says)
        => AreRefusedAsync(new { fileName = "a.vcf", genome = "tb-h37rv", preset, options = new[] { option } }, "options", says);

    [Fact]
    public Task A_preset_that_there_is_not_is_a_problem_that_names_the_field()
        => AreRefusedAsync(new { fileName = "a.vcf", genome = "tb-h37rv", preset = "Compact" }, "preset", "standard, compact, everything");

    [Fact]
    public void Every_option_of_a_result_is_offered_under_the_name_that_the_answers_have()
        => Assert.Equal(
            typeof(ApiOptions).GetProperties().Select(one => JsonNamingPolicy.CamelCase.ConvertName(one.Name)),
            ResultOption.All.Where(one => one.Has(one.Choose(default)) && !one.Has(default)).Select(one => one.Name));

    [Fact]
    public void A_request_without_a_preset_is_told_from_others_as_before_there_were_presets()
    {
        Assert.Equal("ApiSubmission { FileName = a, Genome = b, Bytes = 1, ModifiedAt =  }", $"{new ApiSubmission { FileName = "a", Genome = "b", Bytes = 1 }}");
        Assert.Equal("ApiAgain { Genome = b }", $"{new ApiAgain("b", null)}");
        Assert.Equal("ApiAgain { Genome = b, Options = [x, y] }", $"{new ApiAgain("b", null, ["x", "y"])}");
        Assert.NotEqual($"{new ApiAgain("b", null, [])}", $"{new ApiAgain("b")}");
        Assert.NotEqual($"{new ApiAgain("b", "compact")}", $"{new ApiAgain("b", "standard")}");
    }

    /// <summary>A submission and running again say the same of it.</summary>
    private async Task AreRefusedAsync(object asked, string field, string says)
    {
        using var script = await Script.OfAsync(web, user);
        var done = web.World.Put(Given.ACompletedJobOf(user));
        foreach (var path in (string[])["/api/v1/jobs", $"/api/v1/jobs/{done.Key.Id}/again"])
        {
            var (status, problem) = await script.JsonAsync("POST", path, asked);
            Assert.Equal((HttpStatusCode.BadRequest, "invalid", field), (status, problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
            Assert.Contains(says, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        Assert.Single(web.World.Jobs.Keys, key => key.User == user);
    }
}
