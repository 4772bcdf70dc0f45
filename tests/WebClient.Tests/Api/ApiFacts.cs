using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests.Api;

public sealed class ApiFacts(WebServer web)
{
    private static readonly object Sample = new { fileName = "a b.vcf", genome = "tb-h37rv" };

    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task Me_says_who_which_plan_and_what_the_token_may_do()
    {
        using var browser = await web.SignedInAsync(user);
        using var script = await Script.OfAsync(web, user, GasOrleans.Tokens.TokenScopes.Read);
        var (_, me) = await script.JsonAsync("GET", "/api/v1/me");
        Assert.Equal(("Ada <b>L</b>", "free", 150 * 1024), (me.GetProperty("name").GetString(), me.GetProperty("plan").GetProperty("name").GetString(), me.GetProperty("plan").GetProperty("maximumBytes").GetInt64()));
        Assert.Equal("""["read"]""", me.GetProperty("scopes").GetRawText());
        var (_, genomes) = await script.JsonAsync("GET", "/api/v1/genomes");
        Assert.Equal("tb-h37rv", genomes[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_file_is_submitted_sent_confirmed_watched_read_and_removed()
    {
        using var script = await Script.OfAsync(web, user);
        var (created, submitted) = await script.JsonAsync("POST", "/api/v1/jobs", Sample);
        Assert.Equal(HttpStatusCode.Created, created);
        var id = submitted.GetProperty("job").GetProperty("id").GetString()!;
        var job = $"/api/v1/jobs/{id}";
        Assert.Equal("uploading", submitted.GetProperty("job").GetProperty("status").GetString());
        Assert.Equal($"{user}/{id}/a b.vcf", submitted.GetProperty("upload").GetProperty("fields").GetProperty("key").GetString());

        Assert.Equal((HttpStatusCode.Conflict, "not-uploaded"), await script.ProblemAsync("POST", $"{job}/confirm"));
        web.World.EverythingArrives(user);
        var (_, confirmed) = await script.JsonAsync("POST", $"{job}/confirm");
        Assert.Equal("pending", confirmed.GetProperty("status").GetString());

        var (_, removed) = await script.JsonAsync("DELETE", job);
        Assert.Equal("deleted", removed.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_completed_job_has_counts_files_log_and_timeline()
    {
        using var script = await Script.OfAsync(web, user);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        web.Storage.Put("results", job.Files[3].Key, "Total: 19 <b>é");
        web.Storage.Put("results", job.Files[1].Key, "the result");
        var path = $"/api/v1/jobs/{job.Key.Id}";

        var (_, seen) = await script.JsonAsync("GET", path);
        Assert.Equal(13, seen.GetProperty("summary").GetProperty("consequences").GetProperty("missense_variant").GetInt64());
        Assert.Equal(["input", "result", "index", "log"], seen.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("kind").GetString()));
        Assert.Equal(3, seen.GetProperty("timeline").GetArrayLength());
        Assert.False(seen.TryGetProperty("failure", out _));

        var (_, link) = await script.JsonAsync("GET", $"{path}/files/result");
        using var http = new HttpClient();
        Assert.Equal("the result", await http.GetStringAsync(new Uri(link.GetProperty("url").GetString()!), TestContext.Current.CancellationToken));
        using var log = await script.AskAsync("GET", $"{path}/log");
        Assert.Equal(("text/plain", "Total: 19 <b>é"), (log.Content.Headers.ContentType!.MediaType, await log.TextAsync()));
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), await script.ProblemAsync("GET", $"{path}/files/other"));
    }

    [Fact]
    public async Task A_result_whose_time_with_the_free_plan_is_over_says_so_by_its_code()
    {
        using var script = await Script.OfAsync(web, user);
        var job = web.World.Put(Given.ACompletedJobOf(user) with { WindowEndsAt = Given.Noon });
        Assert.Equal((HttpStatusCode.Forbidden, "premium-needed"), await script.ProblemAsync("GET", $"/api/v1/jobs/{job.Key.Id}/files/result"));
        var (_, seen) = await script.JsonAsync("GET", $"/api/v1/jobs/{job.Key.Id}");
        Assert.True(seen.GetProperty("wantsPremium").GetBoolean());
        var (_, list) = await script.JsonAsync("GET", "/api/v1/jobs");
        Assert.True(list.GetProperty("jobs")[0].GetProperty("wantsPremium").GetBoolean());
    }

    [Fact]
    public async Task The_list_goes_on_where_the_page_before_ended()
    {
        using var script = await Script.OfAsync(web, user);
        var all = Enumerable.Range(0, 30).Select(_ => web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Pending)).Key.Id.ToString()).Order(StringComparer.Ordinal).Reverse().ToList();
        var (_, first) = await script.JsonAsync("GET", "/api/v1/jobs");
        var (_, second) = await script.JsonAsync("GET", $"/api/v1/jobs?after={first.GetProperty("next").GetString()}");
        Assert.Equal(all, first.GetProperty("jobs").EnumerateArray().Concat(second.GetProperty("jobs").EnumerateArray()).Select(job => job.GetProperty("id").GetString()));
        Assert.False(second.TryGetProperty("next", out _));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid"), await script.ProblemAsync("GET", "/api/v1/jobs?after=x"));
    }

    [Fact]
    public async Task The_list_is_filtered_and_turned_round_as_on_the_page()
    {
        using var script = await Script.OfAsync(web, user);
        var failed = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Failed));
        var later = new JobKey(user, new(Guid.CreateVersion7(TimeProvider.System.GetUtcNow().AddSeconds(1))));
        web.World.Put(Given.Job(later, JobStatus.Pending) with { Request = new("other.vcf", "tb-h37rv") });
        async Task<IEnumerable<string?>> NamesAsync(string query)
            => (await script.JsonAsync("GET", $"/api/v1/jobs?{query}")).Body.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("fileName").GetString());
        Assert.Equal([failed.Request.FileName], await NamesAsync("status=failed"));
        Assert.Equal(["other.vcf"], await NamesAsync("name=OTHER"));
        Assert.Equal([failed.Request.FileName], await NamesAsync("order=oldest&size=1"));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid"), await script.ProblemAsync("GET", "/api/v1/jobs?status=lost"));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid"), await script.ProblemAsync("GET", "/api/v1/jobs?size=101"));
    }

    [Fact]
    public async Task A_large_file_goes_in_parts_and_a_file_over_the_plans_limit_not_at_all()
    {
        using var script = await Script.OfAsync(web, user);
        var (_, submitted) = await script.JsonAsync("POST", "/api/v1/jobs", new { fileName = "large.vcf", genome = "tb-h37rv", bytes = WebServer.PartsFrom, modifiedAt = 1 });
        var job = $"/api/v1/jobs/{submitted.GetProperty("job").GetProperty("id").GetString()}";
        var upload = submitted.GetProperty("upload");
        Assert.Equal($"{job}/upload/parts", upload.GetProperty("parts").GetProperty("sign").GetString());
        Assert.False(upload.TryGetProperty("url", out _));
        var part = new { number = 1, sum = Convert.ToBase64String(new byte[32]) };
        var (_, signed) = await script.JsonAsync("POST", $"{job}/upload/parts", new { parts = new[] { part } });
        Assert.Contains("partNumber=1&", signed.GetProperty("urls")[0].GetString(), StringComparison.Ordinal);
        var (_, again) = await script.JsonAsync("POST", $"{job}/upload", new { bytes = WebServer.PartsFrom, modifiedAt = 1 });
        Assert.True(again.TryGetProperty("parts", out _));

        Assert.Equal((HttpStatusCode.Conflict, "sum-mismatch"), await script.ProblemAsync("POST", $"{job}/confirm", new { sum = "wrong" }));
        var (_, confirmed) = await script.JsonAsync("POST", $"{job}/confirm", new { sum = Doubles.UploadGrain.Sum });
        Assert.Equal("pending", confirmed.GetProperty("status").GetString());
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "file-too-large"), await script.ProblemAsync("POST", "/api/v1/jobs", new { fileName = "a.vcf", genome = "tb-h37rv", bytes = 150 * 1024 + 1 }));
    }

    [Fact]
    public async Task What_is_so_already_is_answered_as_if_it_were_done_now_and_what_cannot_be_says_why()
    {
        using var script = await Script.OfAsync(web, user);
        var running = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Running));
        for (var time = 0; time < 2; time++)
        {
            var (status, body) = await script.JsonAsync("POST", $"/api/v1/jobs/{running.Key.Id}/cancel");
            Assert.Equal((HttpStatusCode.OK, "cancelled"), (status, body.GetProperty("status").GetString()));
        }

        var done = web.World.Put(Given.ACompletedJobOf(user));
        var (refused, problem) = await script.JsonAsync("POST", $"/api/v1/jobs/{done.Key.Id}/cancel");
        Assert.Equal((HttpStatusCode.Conflict, "wrong-status", "completed"), (refused, problem.GetProperty("code").GetString(), problem.GetProperty("jobStatus").GetString()));
    }

    [Theory]
    [InlineData("POST", "/api/v1/jobs", "not json", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("POST", "/api/v1/jobs", "{}", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("POST", "/api/v1/jobs", """{"fileName":null,"genome":null}""", HttpStatusCode.BadRequest, "invalid")]
    [InlineData("POST", "/api/v1/jobs", """{"fileName":"../x","genome":"tb-h37rv"}""", HttpStatusCode.BadRequest, "invalid")]
    [InlineData("GET", "/api/v1/nothing", null, HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api/v1/jobs/1", null, HttpStatusCode.NotFound, "not-found")]
    [InlineData("PUT", "/api/v1/jobs", null, HttpStatusCode.MethodNotAllowed, "wrong-method")]
    public async Task What_cannot_be_read_is_a_problem_with_a_code(string method, string path, string? body, HttpStatusCode status, string code)
    {
        using var script = await Script.OfAsync(web, user);
        using var request = new HttpRequestMessage(new(method), path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        using var answer = await script.SendAsync(request);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains($"\"code\":\"{code}\"", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_go_on()
    {
        using var script = await Script.OfAsync(web, user);
        web.World.MustWait[user] = TimeSpan.FromSeconds(2.2);
        using var answer = await script.AskAsync("GET", "/api/v1/me");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(3)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-requests"), await script.ProblemAsync("GET", "/api/v1/me"));
    }
}
