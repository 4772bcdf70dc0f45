using System.Net;
using System.Text.Json;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using GasOrleans.Aws.Local;

namespace GasOrleans.Aws.Tests.Local;

public sealed class ObjectEventTests(TestCloud test) : IAsyncLifetime
{
    private readonly string name = TestCloud.NewName();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Site => $"http://127.0.0.1:{test.Cloud.Ports.Web}";

    public async ValueTask InitializeAsync() => await test.Cloud.CreateResourcesAsync(Parameters(), Stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_queue_is_told_of_each_object_as_S3_tells_it()
    {
        await test.S3.PutObjectAsync(new PutObjectRequest { BucketName = name + "-inputs", Key = "u 1/j/ä+b.vcf", ContentBody = "hello" }, Stop);
        var seen = await EventAsync(test.Sqs, "ObjectCreated:Put");
        Assert.Equal(name + "-inputs", seen.GetProperty("bucket").GetProperty("name").GetString());
        var described = seen.GetProperty("object");
        Assert.Equal("u+1/j/%C3%A4%2Bb.vcf", described.GetProperty("key").GetString());
        Assert.Equal(5, described.GetProperty("size").GetInt64());
        Assert.Equal("5d41402abc4b2a76b9719d911017c592", described.GetProperty("eTag").GetString());
    }

    [Fact]
    public async Task An_upload_in_parts_is_one_event()
    {
        var upload = (await test.S3.InitiateMultipartUploadAsync(name + "-inputs", "parts", Stop)).UploadId;
        using var body = new MemoryStream([1, 2, 3]);
        var part = await test.S3.UploadPartAsync(new UploadPartRequest { BucketName = name + "-inputs", Key = "parts", UploadId = upload, PartNumber = 1, InputStream = body }, Stop);
        await test.S3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = name + "-inputs", Key = "parts", UploadId = upload, PartETags = [new PartETag(1, part.ETag)] }, Stop);
        Assert.Equal("parts", (await EventAsync(test.Sqs, "ObjectCreated:CompleteMultipartUpload")).GetProperty("object").GetProperty("key").GetString());
    }

    [Fact]
    public async Task Other_buckets_tell_nobody()
    {
        await test.S3.PutObjectAsync(new PutObjectRequest { BucketName = name + "-results", Key = "quiet", ContentBody = "x" }, Stop);
        await test.S3.PutObjectAsync(new PutObjectRequest { BucketName = name + "-inputs", Key = "loud", ContentBody = "x" }, Stop);
        Assert.Equal("loud", (await EventAsync(test.Sqs, "ObjectCreated:Put")).GetProperty("object").GetProperty("key").GetString());
    }

    [Fact]
    public async Task An_event_that_could_not_be_sent_is_sent_after_a_restart()
    {
        var state = Directory.CreateTempSubdirectory("gas-tests-").FullName;
        var options = new LocalCloudOptions { StateFolder = state, Parts = LocalCloudParts.Emulators | LocalCloudParts.S3, Parameters = Parameters() };
        await using (await LocalCloud.StartAsync(options, Stop))
        {
        }

        // Without its queue, S3 can only write the event down.
        await using (var cloud = await LocalCloud.StartAsync(options with { Parts = LocalCloudParts.S3, CreateResources = false }, Stop))
        {
            using var s3 = cloud.S3();
            await s3.PutObjectAsync(new PutObjectRequest { BucketName = name + "-inputs", Key = "late", ContentBody = "x" }, Stop);
        }

        await using (var cloud = await LocalCloud.StartAsync(options, Stop))
        {
            using var sqs = cloud.Sqs();
            Assert.Equal("late", (await EventAsync(sqs, "ObjectCreated:Put")).GetProperty("object").GetProperty("key").GetString());
        }

        Directory.Delete(state, recursive: true);
    }

    [Theory]
    [InlineData(null, "POST", HttpStatusCode.OK)]
    [InlineData("http://evil.example", "POST", HttpStatusCode.Forbidden)]
    [InlineData(null, "DELETE", HttpStatusCode.Forbidden)]
    public async Task Only_the_web_clients_pages_may_send_files(string? origin, string method, HttpStatusCode expected)
    {
        using var browser = new HttpClient();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, $"http://127.0.0.1:{test.Cloud.Ports.S3}/{name}-inputs");
        preflight.Headers.Add("Origin", origin ?? Site);
        preflight.Headers.Add("Access-Control-Request-Method", method);
        using var answer = await browser.SendAsync(preflight, Stop);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out _));
    }

    [Fact]
    public async Task The_web_clients_pages_may_read_the_ETag_even_of_an_error()
    {
        using var browser = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{test.Cloud.Ports.S3}/{name}-inputs/x");
        request.Headers.Add("Origin", Site);
        using var answer = await browser.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(Site, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("ETag", answer.Headers.GetValues("Access-Control-Expose-Headers").Single());
    }

    private Dictionary<string, string> Parameters() => new()
    {
        ["Prefix"] = name,
        ["OrleansPrefix"] = name,
        ["InputsBucketName"] = name + "-inputs",
        ["ResultsBucketName"] = name + "-results",
    };

    private async Task<JsonElement> EventAsync(IAmazonSQS sqs, string eventName)
    {
        var url = (await sqs.GetQueueUrlAsync(name + "-uploads-0", Stop)).QueueUrl;
        while (true)
        {
            var received = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 10 }, Stop);
            var message = Assert.Single(received.Messages);
            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, Stop);
            using var read = JsonDocument.Parse(message.Body);
            if (read.RootElement.TryGetProperty("Records", out var records))
            {
                Assert.Equal(eventName, records[0].GetProperty("eventName").GetString());
                return records[0].GetProperty("s3").Clone();
            }

            // The first message is S3's test of the queue.
            Assert.Equal("s3:TestEvent", read.RootElement.GetProperty("Event").GetString());
        }
    }
}
