using System.Net;
using Amazon.S3.Model;

namespace GasOrleans.Aws.Tests.Local;

public sealed class FormUploadTests(TestCloud test) : IAsyncLifetime, IDisposable
{
    private const string Key = "user/job/input.vcf";
    private const int Limit = 150 * 1024;
    private readonly string bucket = TestCloud.NewName();
    private readonly HttpClient browser = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await test.S3.PutBucketAsync(bucket, Stop);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => browser.Dispose();

    [Theory]
    [InlineData("200", HttpStatusCode.OK)]
    [InlineData("201", HttpStatusCode.Created)]
    [InlineData("204", HttpStatusCode.NoContent)]
    public async Task A_form_that_keeps_to_its_policy_makes_the_object(string asked, HttpStatusCode answered)
    {
        using var answer = await PostAsync(await FormAsync(status: asked), new byte[Limit]);
        Assert.Equal(answered, answer.StatusCode);
        var stored = await test.S3.GetObjectMetadataAsync(bucket, Key, Stop);
        Assert.Equal(Limit, stored.ContentLength);
        Assert.Equal("text/vcf", stored.Headers.ContentType);
        Assert.Equal(stored.ETag, answer.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task A_larger_file_is_refused_while_it_is_sent_and_leaves_nothing()
    {
        using var answer = await PostAsync(await FormAsync(), new byte[Limit + 1]);
        await AssertRefusedAsync(answer, HttpStatusCode.BadRequest, "EntityTooLarge", $"<MaxSizeAllowed>{Limit}</MaxSizeAllowed>");
    }

    [Fact]
    public async Task An_empty_file_is_too_small()
    {
        using var answer = await PostAsync(await FormAsync(), []);
        await AssertRefusedAsync(answer, HttpStatusCode.BadRequest, "EntityTooSmall", "<MinSizeAllowed>1</MinSizeAllowed>");
    }

    [Theory]
    [InlineData("key", "other/job/input.vcf")]
    [InlineData("Content-Type", "text/html")]
    [InlineData("success_action_status", "299")]
    public async Task Another_value_than_the_policys_is_refused(string field, string value)
    {
        var form = await FormAsync();
        form[field] = value;
        using var answer = await PostAsync(form, [1]);
        await AssertRefusedAsync(answer, HttpStatusCode.Forbidden, "AccessDenied", "Policy Condition failed");
    }

    [Fact]
    public async Task A_field_that_the_policy_does_not_name_is_refused()
    {
        var form = await FormAsync();
        form["x-amz-meta-owner"] = "mallory";
        using var answer = await PostAsync(form, [1]);
        await AssertRefusedAsync(answer, HttpStatusCode.Forbidden, "AccessDenied", "Extra input fields: x-amz-meta-owner");
    }

    [Fact]
    public async Task An_expired_policy_is_refused()
    {
        using var answer = await PostAsync(await FormAsync(life: TimeSpan.FromMinutes(-1)), [1]);
        await AssertRefusedAsync(answer, HttpStatusCode.Forbidden, "AccessDenied", "Policy expired");
    }

    [Fact]
    public async Task A_policy_signed_by_nobody_is_refused()
    {
        var form = await FormAsync();
        form["x-amz-signature"] = new string('0', 64);
        using var answer = await PostAsync(form, [1]);
        await AssertRefusedAsync(answer, HttpStatusCode.Forbidden, "SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_policy_changed_after_it_was_signed_is_refused()
    {
        var form = await FormAsync();
        form["Policy"] = (await FormAsync(limit: Limit * 2))["Policy"];
        using var answer = await PostAsync(form, [1]);
        await AssertRefusedAsync(answer, HttpStatusCode.Forbidden, "SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_form_without_policy_is_refused()
    {
        using var answer = await PostAsync(new Dictionary<string, string> { ["key"] = Key }, [1]);
        await AssertRefusedAsync(answer, HttpStatusCode.Forbidden, "AccessDenied");
    }

    private async Task<Dictionary<string, string>> FormAsync(string status = "204", int limit = Limit, TimeSpan? life = null)
    {
        var request = new CreatePresignedPostRequest { BucketName = bucket, Key = Key, Expires = TimeProvider.System.GetUtcNow().UtcDateTime.Add(life ?? TimeSpan.FromMinutes(10)) };
        request.Fields["Content-Type"] = "text/vcf";
        request.Fields["success_action_status"] = status;
        request.Conditions.Add(S3PostCondition.ExactMatch("Content-Type", "text/vcf"));
        request.Conditions.Add(S3PostCondition.ExactMatch("success_action_status", status));
        request.Conditions.Add(S3PostCondition.ContentLengthRange(1, limit));
        return new Dictionary<string, string>((await test.S3.CreatePresignedPostAsync(request)).Fields, StringComparer.OrdinalIgnoreCase);
    }

    private async Task<HttpResponseMessage> PostAsync(Dictionary<string, string> fields, byte[] file)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value) { Headers = { ContentType = null } }, $"\"{name}\"");
        }

        form.Add(new ByteArrayContent(file), "\"file\"", "\"input.vcf\"");
        return await browser.PostAsync(new Uri($"http://127.0.0.1:{test.Cloud.Ports.S3}/{bucket}"), form, Stop);
    }

    private async Task AssertRefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code, string more = "")
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"<Code>{code}</Code>", text, StringComparison.Ordinal);
        Assert.Contains(more, text, StringComparison.Ordinal);
        var nothing = await test.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket }, Stop);
        Assert.Equal(0, nothing.KeyCount);
    }
}
