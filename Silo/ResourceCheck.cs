using Amazon.DynamoDBv2;
using Amazon.Glacier;
using Amazon.Glacier.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using GasOrleans.Archive;
using GasOrleans.Jobs;
using GasOrleans.Queues;
using GasOrleans.Results;
using Microsoft.Extensions.Options;

namespace GasOrleans;

/// <summary>Looks at start whether what <c>aws/cloudformation/data.yaml</c> makes is there and can be reached.</summary>
internal sealed class ResourceCheck(
    IAmazonDynamoDB dynamo,
    IAmazonSQS sqs,
    IAmazonS3 s3,
    IOptions<ClusterSettings> cluster,
    IOptions<JobTableOptions> table,
    IOptions<QueueOptions> queues,
    IOptions<BucketOptions> buckets,
    IOptions<ArchiveOptions> archive,
    IAmazonGlacier glacier)
{
    /// <summary>A sentence for each resource that is missing or out of reach.</summary>
    public async Task<IReadOnlyList<string>> FindFaultsAsync(CancellationToken ct)
    {
        Task<string?>[] checks =
        [
            FaultOfAsync("The table", table.Value.Name, "JobTable:Name", () => dynamo.DescribeTableAsync(table.Value.Name, ct)),
            FaultOfAsync("The queue", queues.Value.Requests, "Queues:Requests", () => sqs.GetQueueUrlAsync(queues.Value.Requests, ct)),
            FaultOfAsync("The queue", queues.Value.Transfers, "Queues:Transfers", () => sqs.GetQueueUrlAsync(queues.Value.Transfers, ct)),
            FaultOfAsync("The bucket", buckets.Value.Inputs, "Buckets:Inputs", () => ListOneAsync(buckets.Value.Inputs, ct)),
            FaultOfAsync("The bucket", buckets.Value.Results, "Buckets:Results", () => ListOneAsync(buckets.Value.Results, ct)),
            .. archive.Value.Provider is ArchiveProvider.Vault ? [VaultAsync(archive.Value, ct)] : Array.Empty<Task<string?>>(),
            .. JobStreams.All.Select(stream => $"{cluster.Value.ServiceId}-{stream}-0").Select(name =>
                FaultOfAsync("The queue", name, "Cluster:ServiceId", () => sqs.GetQueueUrlAsync(name, ct))),
        ];
        return [.. (await Task.WhenAll(checks)).OfType<string>()];
    }

    private Task<string?> VaultAsync(ArchiveOptions vault, CancellationToken ct) => FaultOfAsync(
        "The vault", vault.Vault, "Archive:Vault", () => glacier.DescribeVaultAsync(new DescribeVaultRequest { AccountId = vault.AccountId, VaultName = vault.Vault }, ct));

    private Task<ListObjectsV2Response> ListOneAsync(string bucket, CancellationToken ct) => s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, MaxKeys = 1 }, ct);

    private static async Task<string?> FaultOfAsync(string what, string name, string setting, Func<Task> look)
    {
        try
        {
            await look();
            return null;
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            return $"{what} '{name}' cannot be used: {e.Message} Create it from aws/cloudformation/data.yaml, correct {setting}, or see that AWS can be reached.";
        }
    }
}
