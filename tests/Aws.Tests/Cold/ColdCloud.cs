using Amazon.Glacier;
using Amazon.Glacier.Model;
using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Archive;
using GasOrleans.Aws.Local;
using GasOrleans.Aws.Local.Cold;
using GasOrleans.Jobs;

namespace GasOrleans.Aws.Tests.Cold;

/// <summary>A cloud of its own, so that faults meet the test that asked for them.</summary>
public sealed class ColdCloud : IAsyncLifetime
{
    public const string Bucket = "cold-results";
    private LocalCloud? cloud;
    private AmazonS3Client? s3;
    private AmazonGlacierClient? glacier;

    public LocalCloud Cloud => cloud!;

    public ColdControl Control => cloud!.Cold;

    public IAmazonS3 S3 => s3!;

    public IAmazonGlacier Glacier => glacier!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        cloud = await LocalCloud.StartAsync(new LocalCloudOptions { Parts = LocalCloudParts.S3 | LocalCloudParts.Glacier, CreateResources = false });
        (s3, glacier) = (cloud.S3(), cloud.Glacier());
        await s3.PutBucketAsync(Bucket);
        await glacier.CreateVaultAsync(new CreateVaultRequest { VaultName = "gas-results" });
        // Tests say when something ends.
        Control.Change(now => now with { ExpeditedSeconds = 86_400, StandardSeconds = 86_400, BulkSeconds = 86_400, InventorySeconds = 86_400 });
    }

    public async ValueTask DisposeAsync()
    {
        s3?.Dispose();
        glacier?.Dispose();
        if (cloud is not null)
        {
            await cloud.DisposeAsync();
        }
    }

    internal IArchive Archive(string provider, params (string Name, string Value)[] settings) => Archives.Of(S3, Glacier, Bucket, provider, settings);

    internal static string NewDescription() => $"{Guid.NewGuid()}/{Guid.NewGuid()}/1";

    internal async Task<JobFile> HotAsync(byte[] content)
    {
        var key = $"{Guid.NewGuid():N}/result.vcf.gz";
        using var body = new MemoryStream(content);
        await S3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = body }, Stop);
        return new(JobFileKind.Result, "result.vcf.gz", Bucket, key, content.Length);
    }

    internal static byte[] Content(int bytes)
    {
        var content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        return content;
    }

    internal async Task<byte[]> ReadAsync(JobFile file)
    {
        using var answer = await S3.GetObjectAsync(file.Bucket, file.Key, Stop);
        using var all = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(all, Stop);
        return all.ToArray();
    }

    internal async Task<bool> ExistsAsync(JobFile file)
        => (await S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = file.Bucket, Prefix = file.Key }, Stop)).S3Objects is { Count: > 0 };
}
