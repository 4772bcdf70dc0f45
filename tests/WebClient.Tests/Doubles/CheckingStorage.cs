using Amazon.S3;
using GasOrleans.Aws.Local;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>The local cloud's S3, which checks signatures and policies.</summary>
public sealed class CheckingStorage : IAsyncLifetime
{
    public const string Bucket = "inputs";

    private LocalCloud cloud = null!;

    public AmazonS3Client S3 { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        cloud = await LocalCloud.StartAsync(new() { Parts = LocalCloudParts.S3, CreateResources = false, Ports = new() { S3 = Ports.Free() } });
        S3 = cloud.S3();
        await S3.PutBucketAsync(Bucket);
    }

    public async ValueTask DisposeAsync()
    {
        S3.Dispose();
        await cloud.DisposeAsync();
    }
}
