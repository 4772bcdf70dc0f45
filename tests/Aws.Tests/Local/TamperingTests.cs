using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace GasOrleans.Aws.Tests.Local;

public sealed class TamperingTests(TestCloud test) : IAsyncLifetime
{
    private readonly string bucket = TestCloud.NewName();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await test.S3.PutBucketAsync(bucket, Stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(true, "SignatureDoesNotMatch")]
    [InlineData(false, "XAmzContentSHA256Mismatch")]
    public async Task A_body_changed_under_way_is_refused_and_leaves_nothing(bool chunks, string code)
    {
        var config = new AmazonS3Config
        {
            ServiceURL = $"http://127.0.0.1:{test.Cloud.Ports.S3}",
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
            HttpClientFactory = new Tampering(),
        };
        using var s3 = new AmazonS3Client(test.Cloud.Credentials, config);
        var put = new PutObjectRequest { BucketName = bucket, Key = "k", ContentBody = "hello", UseChunkEncoding = chunks };
        var refused = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.PutObjectAsync(put, Stop));
        Assert.Equal(code, refused.ErrorCode);
        await AssertEmptyAsync();
    }

    [Fact]
    public async Task A_body_that_is_not_what_its_checksum_says_is_refused_and_leaves_nothing()
    {
        var put = new PutObjectRequest { BucketName = bucket, Key = "k", ContentBody = "hello", ChecksumCRC32 = "AAAAAA==" };
        Assert.Equal("BadDigest", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => test.S3.PutObjectAsync(put, Stop))).ErrorCode);
        await AssertEmptyAsync();
    }

    private async Task AssertEmptyAsync() => Assert.Equal(0, (await test.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket }, Stop)).KeyCount);

    private sealed class Tampering : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Changing { InnerHandler = new SocketsHttpHandler() });

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }

    private sealed class Changing : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            sent[sent.AsSpan().IndexOf("hello"u8)] = (byte)'j';
            var changed = new ByteArrayContent(sent);
            foreach (var header in request.Content.Headers)
            {
                changed.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            request.Content = changed;
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
