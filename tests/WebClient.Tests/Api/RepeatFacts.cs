using System.Net;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests.Api;

public sealed class RepeatFacts(WebServer web)
{
    private static readonly object Sample = new { fileName = "a.vcf", genome = "tb-h37rv" };

    private readonly UserId user = Given.AUser();
    private readonly string key = Guid.NewGuid().ToString();

    [Fact]
    public async Task The_same_key_makes_one_job_and_gives_its_upload_again_until_the_file_is_there()
    {
        using var script = await Script.OfAsync(web, user);
        var (_, first) = await script.JsonAsync("POST", "/api/v1/jobs", Sample, key);
        using var again = await script.AskAsync("POST", "/api/v1/jobs", Sample, key);
        Assert.Equal((HttpStatusCode.Created, "true"), (again.StatusCode, again.Headers.GetValues("Idempotency-Replayed").Single()));
        Assert.Contains("\"upload\"", await again.TextAsync(), StringComparison.Ordinal);
        var job = Assert.Single(web.World.Jobs.Keys, k => k.User == user);

        web.World.Put(web.World.Jobs[job] with { Status = JobStatus.Running, Version = 3 });
        var (status, late) = await script.JsonAsync("POST", "/api/v1/jobs", Sample, key);
        Assert.Equal((HttpStatusCode.Created, "running"), (status, late.GetProperty("job").GetProperty("status").GetString()));
        Assert.Equal(first.GetProperty("job").GetProperty("id").GetString(), late.GetProperty("job").GetProperty("id").GetString());
        Assert.False(late.TryGetProperty("upload", out _));
    }

    [Fact]
    public async Task Many_at_once_with_one_key_make_one_job_and_without_one_as_many_as_they_are()
    {
        using var script = await Script.OfAsync(web, user);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => script.JsonAsync("POST", "/api/v1/jobs", Sample, key)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(web.World.Jobs.Keys, k => k.User == user);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => script.JsonAsync("POST", "/api/v1/jobs", Sample)));
        Assert.Equal(4, web.World.Jobs.Keys.Count(k => k.User == user));
    }

    [Fact]
    public async Task A_key_is_of_one_request_and_of_one_person()
    {
        using var script = await Script.OfAsync(web, user);
        using var other = await Script.OfAsync(web, Given.AUser());
        await script.JsonAsync("POST", "/api/v1/jobs", Sample, key);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), await script.ProblemAsync("POST", "/api/v1/jobs", new { fileName = "b.vcf", genome = "tb-h37rv" }, key));
        var job = web.World.Put(Given.ACompletedJobOf(user));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), await script.ProblemAsync("DELETE", $"/api/v1/jobs/{job.Key.Id}", null, key));
        Assert.Equal(job, web.World.Jobs[job.Key]);

        var (status, _) = await other.JsonAsync("POST", "/api/v1/jobs", new { fileName = "b.vcf", genome = "tb-h37rv" }, key);
        Assert.Equal(HttpStatusCode.Created, status);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("x", 201)]
    public async Task What_is_no_key_is_refused_and_nothing_is_done(string text, int times = 1)
    {
        using var script = await Script.OfAsync(web, user);
        Assert.Equal((HttpStatusCode.BadRequest, "bad-idempotency-key"), await script.ProblemAsync("POST", "/api/v1/jobs", Sample, string.Concat(Enumerable.Repeat(text, times))));
        Assert.DoesNotContain(web.World.Jobs.Keys, k => k.User == user);
    }
}
