using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Tests;
using Orleans.Storage;

namespace Orleans.Aws.Tests.Storage;

public sealed class StorageFaultTests(TestCloud cloud) : IDisposable
{
    private const string Throttled = """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"slow down"}""";
    private readonly GrainId grain = GrainId.Create("tally", Guid.NewGuid().ToString("N"));
    private readonly Faults faults = new();
    private IAmazonDynamoDB? client;

    public void Dispose() => client?.Dispose();

    [Fact]
    public async Task A_throttled_write_is_tried_again_by_the_SDK()
    {
        using var storage = await StartAsync(retries: 2);
        faults.Next("PutItem", HttpStatusCode.BadRequest, Throttled);
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally { Count = 7 }));
        Assert.Equal(7, (await storage.ReadAsync<Tally>(grain)).State!.Count);
    }

    [Fact]
    public async Task A_write_that_failed_for_good_makes_Orleans_drop_the_activation()
    {
        using var storage = await StartAsync(retries: 0);
        faults.Next("PutItem", HttpStatusCode.BadRequest, Throttled);
        var error = await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteAsync(grain, new GrainState<Tally>(new Tally())));
        Assert.IsType<ProvisionedThroughputExceededException>(error.InnerException);
        Assert.Contains(grain.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_that_failed_for_good_says_why()
    {
        using var storage = await StartAsync(retries: 0);
        faults.Next("GetItem", HttpStatusCode.BadRequest, Throttled);
        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => storage.ReadAsync<Tally>(grain));
    }

    [Fact]
    public async Task Each_operation_is_one_request()
    {
        using var storage = await StartAsync(retries: 0);
        var before = faults.Seen.Count;
        var state = await storage.ReadAsync<Tally>(grain);
        await storage.WriteAsync(grain, state);
        await storage.ClearAsync(grain, state);
        Assert.Equal(["GetItem", "PutItem", "PutItem"], faults.Seen.Skip(before).Select(o => o.Split('.')[1]));
    }

    private async Task<StorageUnderTest> StartAsync(int retries)
    {
        client = faults.DynamoDB(cloud.DynamoDb, retries);
        return await StorageUnderTest.StartAsync(client, TestCloud.NewName());
    }
}
