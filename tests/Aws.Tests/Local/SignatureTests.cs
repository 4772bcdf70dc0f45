using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Aws.Local;
using Microsoft.Extensions.Time.Testing;

namespace GasOrleans.Aws.Tests.Local;

public sealed class SignatureTests(TestCloud test) : IAsyncLifetime, IDisposable
{
    private readonly string bucket = TestCloud.NewName();
    private readonly HttpClient browser = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await test.S3.PutBucketAsync(bucket, Stop);
        await test.S3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "a b+c.txt", ContentBody = "hello" }, Stop);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task A_presigned_get_downloads_under_the_name_it_was_signed_with()
    {
        var url = await PresignAsync(HttpVerb.GET, request => request.ResponseHeaderOverrides.ContentDisposition = "attachment; filename=\"my result.vcf.gz\"");
        using var answer = await browser.GetAsync(url, Stop);
        Assert.Equal("hello", await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal("attachment; filename=\"my result.vcf.gz\"", answer.Content.Headers.GetValues("Content-Disposition").Single());
    }

    [Theory]
    [InlineData("attachment; filename=\"ü.vcf\"", HttpStatusCode.OK)]
    [InlineData("attachment; filename=\"Ж.vcf\"", HttpStatusCode.BadRequest)]
    [InlineData("a\r\nSet-Cookie: b", HttpStatusCode.BadRequest)]
    public async Task A_name_that_no_header_can_hold_is_refused(string name, HttpStatusCode expected)
    {
        using var answer = await browser.GetAsync(await PresignAsync(HttpVerb.GET, request => request.ResponseHeaderOverrides.ContentDisposition = name), Stop);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_presigned_get_gives_ranges()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await PresignAsync(HttpVerb.GET));
        request.Headers.Range = new(1, 2);
        using var answer = await browser.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("el", await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task A_presigned_put_uploads()
    {
        using var content = new StringContent("from a browser");
        content.Headers.ContentType = null;
        using var answer = await browser.PutAsync(await PresignAsync(HttpVerb.PUT), content, Stop);
        answer.EnsureSuccessStatusCode();
        using var got = await test.S3.GetObjectAsync(bucket, "a b+c.txt", Stop);
        using var text = new StreamReader(got.ResponseStream);
        Assert.Equal("from a browser", await text.ReadToEndAsync(Stop));
    }

    [Fact]
    public async Task A_presigned_url_is_for_its_object_and_verb_only()
    {
        var url = await PresignAsync(HttpVerb.GET);
        using var other = await browser.GetAsync(new Uri(url.AbsoluteUri.Replace("c.txt", "d.txt", StringComparison.Ordinal)), Stop);
        await AssertRefusedAsync(other, "SignatureDoesNotMatch");
        using var deleted = await browser.DeleteAsync(url, Stop);
        await AssertRefusedAsync(deleted, "SignatureDoesNotMatch");
        using var longer = await browser.GetAsync(new Uri(url.AbsoluteUri.Replace("X-Amz-Expires=", "X-Amz-Expires=1", StringComparison.Ordinal)), Stop);
        await AssertRefusedAsync(longer, "SignatureDoesNotMatch");
    }

    [Fact]
    public async Task Nobody_gets_anything_without_a_signature()
    {
        using var answer = await browser.GetAsync(new Uri($"http://127.0.0.1:{test.Cloud.Ports.S3}/{bucket}/a%20b%2Bc.txt"), Stop);
        await AssertRefusedAsync(answer, "AccessDenied");
    }

    [Fact]
    public async Task Keys_of_somebody_else_are_refused()
    {
        using var stranger = Client(new BasicAWSCredentials("AKIASTRANGER", "secret"));
        Assert.Equal("InvalidAccessKeyId", await ErrorAsync(stranger));
        using var guesser = Client(new BasicAWSCredentials((await test.Cloud.Credentials.GetCredentialsAsync()).AccessKey, "guessed"));
        Assert.Equal("SignatureDoesNotMatch", await ErrorAsync(guesser));
    }

    [Fact]
    public async Task A_url_ends_when_it_was_said_to_and_a_clock_that_is_wrong_is_refused()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var cloud = await LocalCloud.StartAsync(new LocalCloudOptions { Parts = LocalCloudParts.S3, CreateResources = false, Clock = clock }, Stop);
        using var s3 = cloud.S3();
        var expires = clock.GetUtcNow().UtcDateTime.AddMinutes(10);
        var url = new Uri(await s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest { BucketName = "any", Key = "k", Protocol = Protocol.HTTP, Expires = expires }));
        clock.Advance(TimeSpan.FromMinutes(9));
        using var before = await browser.GetAsync(url, Stop);
        await AssertRefusedAsync(before, "NoSuchBucket", HttpStatusCode.NotFound);
        clock.Advance(TimeSpan.FromMinutes(9));
        using var after = await browser.GetAsync(url, Stop);
        await AssertRefusedAsync(after, "AccessDenied");
        Assert.Contains("Request has expired", await after.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal("RequestTimeTooSkewed", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.ListBucketsAsync(Stop))).ErrorCode);
    }

    private async Task<Uri> PresignAsync(HttpVerb verb, Action<GetPreSignedUrlRequest>? more = null)
    {
        var request = new GetPreSignedUrlRequest { BucketName = bucket, Key = "a b+c.txt", Verb = verb, Protocol = Protocol.HTTP, Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(600) };
        more?.Invoke(request);
        return new Uri(await test.S3.GetPreSignedURLAsync(request));
    }

    private AmazonS3Client Client(AWSCredentials credentials) => new(credentials, new AmazonS3Config { ServiceURL = $"http://127.0.0.1:{test.Cloud.Ports.S3}", AuthenticationRegion = "us-east-1", ForcePathStyle = true });

    private async Task<string> ErrorAsync(AmazonS3Client client) => (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => client.GetObjectAsync(bucket, "a b+c.txt", Stop))).ErrorCode;

    private static async Task AssertRefusedAsync(HttpResponseMessage answer, string code, HttpStatusCode status = HttpStatusCode.Forbidden)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"<Code>{code}</Code>", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }
}
