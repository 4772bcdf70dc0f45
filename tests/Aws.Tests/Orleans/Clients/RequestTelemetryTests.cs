using System.Net;
using Amazon.DynamoDBv2;
using GasOrleans.Aws.Tests;
using Orleans.Aws.Tests.Storage;
using Orleans.Storage;

namespace Orleans.Aws.Tests.Clients;

/// <summary>Each request is measured by its outcome, and what the SDK tried again by itself too.</summary>
public sealed class RequestTelemetryTests(TestCloud cloud) : IDisposable
{
    private const string Duration = "orleans.aws.request.duration";
    private const string Retries = "orleans.aws.request.retries";
    private const string Throttled = """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"slow down"}""";
    private readonly GrainId grain = GrainId.Create("tally", Guid.NewGuid().ToString("N"));
    private readonly AsyncLocal<bool> ours = new();
    private readonly Faults faults = new();
    private IAmazonDynamoDB? client;

    public void Dispose() => client?.Dispose();

    [Fact]
    public async Task A_request_that_came_through_at_the_third_attempt_is_one_request_and_two_retries()
    {
        using var storage = await StartAsync(retries: 3);
        using var measured = Listen();
        faults.Next("PutItem", HttpStatusCode.BadRequest, Throttled);
        faults.Next("PutItem", HttpStatusCode.BadRequest, Throttled);
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally()));
        Assert.Equal(2, measured.Sum(Retries, ("operation", "PutItem"), ("outcome", "ok")));
        Assert.Single(measured.Of(Duration, ("operation", "PutItem"), ("target", storage.Table), ("outcome", "ok")));
    }

    [Fact]
    public async Task A_request_that_was_throttled_to_the_end_is_counted_as_that()
    {
        using var storage = await StartAsync(retries: 1);
        using var measured = Listen();
        faults.Next("PutItem", HttpStatusCode.BadRequest, Throttled);
        faults.Next("PutItem", HttpStatusCode.BadRequest, Throttled);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteAsync(grain, new GrainState<Tally>(new Tally())));
        Assert.Equal(1, measured.Sum(Retries, ("operation", "PutItem"), ("outcome", "throttled")));
        Assert.Single(measured.Of(Duration, ("target", storage.Table), ("outcome", "throttled")));
    }

    [Fact]
    public async Task A_request_that_came_through_at_once_is_no_retry_and_a_conflict_is_told_apart()
    {
        using var storage = await StartAsync(retries: 1);
        using var measured = Listen();
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally()));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteAsync(grain, new GrainState<Tally>(new Tally())));
        Assert.Empty(measured.Of(Retries));
        Assert.Single(measured.Of(Duration, ("target", storage.Table), ("outcome", "conflict")));
    }

    private Measured Listen()
    {
        ours.Value = true;
        return new(() => ours.Value);
    }

    private async Task<StorageUnderTest> StartAsync(int retries)
    {
        client = faults.DynamoDB(cloud.DynamoDb, retries);
        return await StorageUnderTest.StartAsync(client, TestCloud.NewName());
    }
}
