using Amazon.DynamoDBv2;
using Amazon.S3;
using Amazon.SQS;
using GasOrleans.Aws.Local;
using GasOrleans.Aws.Tests;

[assembly: AssemblyFixture(typeof(TestCloud))]

namespace GasOrleans.Aws.Tests;

/// <summary>One local cloud for all tests of this assembly, nothing kept; each test uses names of its own.</summary>
public sealed class TestCloud : IAsyncLifetime
{
    private AmazonDynamoDBClient? dynamoDb;
    private AmazonSQSClient? sqs;
    private AmazonS3Client? s3;
    private LocalCloud? cloud;

    public LocalCloud Cloud => cloud!;

    public IAmazonDynamoDB DynamoDb => dynamoDb!;

    public IAmazonSQS Sqs => sqs!;

    public IAmazonS3 S3 => s3!;

    /// <summary>A prefix that no other test uses.</summary>
    public static string NewName() => "t" + Guid.NewGuid().ToString("N")[..12];

    public async ValueTask InitializeAsync()
    {
        cloud = await LocalCloud.StartAsync(new LocalCloudOptions { Parts = LocalCloudParts.Emulators | LocalCloudParts.S3 | LocalCloudParts.Glacier, CreateResources = false });
        dynamoDb = cloud.DynamoDb();
        sqs = cloud.Sqs();
        s3 = cloud.S3();
    }

    public async ValueTask DisposeAsync()
    {
        dynamoDb?.Dispose();
        sqs?.Dispose();
        s3?.Dispose();
        if (cloud is not null)
        {
            await cloud.DisposeAsync();
        }
    }
}
