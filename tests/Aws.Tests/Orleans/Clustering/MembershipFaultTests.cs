using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Tests;

namespace Orleans.Aws.Tests.Clustering;

public sealed class MembershipFaultTests(TestCloud cloud) : IDisposable
{
    private const string TransactionConflict = """
        {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"Transaction cancelled",
         "CancellationReasons":[{"Code":"TransactionConflict","Message":"busy"},{"Code":"None"}]}
        """;

    private const string Throttling = """
        {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"Transaction cancelled",
         "CancellationReasons":[{"Code":"ThrottlingError","Message":"slow down"},{"Code":"None"}]}
        """;

    private readonly Faults faults = new();
    private IAmazonDynamoDB? client;

    public void Dispose() => client?.Dispose();

    [Fact]
    public async Task A_write_that_meets_another_is_a_lost_race()
    {
        using var membership = await StartAsync();
        faults.Next("TransactWriteItems", HttpStatusCode.BadRequest, TransactionConflict);
        Assert.False(await membership.InsertAsync(MembershipUnderTest.NewEntry()));
    }

    [Fact]
    public async Task A_throttled_write_is_no_lost_race()
    {
        using var membership = await StartAsync();
        faults.Next("TransactWriteItems", HttpStatusCode.BadRequest, Throttling);
        await Assert.ThrowsAsync<TransactionCanceledException>(() => membership.InsertAsync(MembershipUnderTest.NewEntry()));
    }

    [Fact]
    public async Task A_read_that_meets_a_write_is_read_again()
    {
        using var membership = await StartAsync();
        var entry = MembershipUnderTest.NewEntry();
        await membership.InsertAsync(entry);
        faults.Next("TransactGetItems", HttpStatusCode.BadRequest, TransactionConflict);
        Assert.Single((await membership.ReadAsync(entry.SiloAddress)).Members);
    }

    [Fact]
    public async Task Rows_newer_than_the_version_are_read_again_with_their_version()
    {
        using var membership = await StartAsync();
        await membership.InsertAsync(MembershipUnderTest.NewEntry());
        faults.Next("GetItem", HttpStatusCode.OK, """{"Item":{"DeploymentId":{"S":"cluster"},"SiloIdentity":{"S":"VersionRow"},"MembershipVersion":{"N":"0"},"ETag":{"N":"0"}}}""");
        Assert.Equal(1, (await membership.ReadAsync()).Version.Version);
    }

    [Fact]
    public async Task What_DynamoDB_left_over_of_a_deletion_is_deleted_after_all()
    {
        using var membership = await StartAsync();
        var silo = MembershipUnderTest.NewEntry();
        await membership.InsertAsync(silo);
        var key = $$"""{"DeploymentId":{"S":"cluster"},"SiloIdentity":{"S":"127.0.0.1-{{silo.SiloAddress.Endpoint.Port}}-7"} }""";
        var unprocessed = $$"""{"UnprocessedItems":{"{{membership.Name}}":[{"DeleteRequest":{"Key":{{key}} } }] } }""";
        faults.Next("BatchWriteItem", HttpStatusCode.OK, unprocessed);
        await membership.Table.DeleteMembershipTableEntriesAsync("cluster", MembershipUnderTest.Ct);
        Assert.Empty((await membership.ReadAsync()).Members);
    }

    [Fact]
    public async Task A_deletion_goes_over_all_pages()
    {
        using var membership = await StartAsync();
        await membership.InsertAsync(MembershipUnderTest.NewEntry());
        faults.Next("Query", HttpStatusCode.OK, """{"Items":[],"LastEvaluatedKey":{"DeploymentId":{"S":"cluster"},"SiloIdentity":{"S":"0"}}}""");
        await membership.Table.DeleteMembershipTableEntriesAsync("cluster", MembershipUnderTest.Ct);
        Assert.Empty((await membership.ReadAsync()).Members);
    }

    [Fact]
    public async Task A_row_that_Orleans_did_not_write_is_left_out()
    {
        using var membership = await StartAsync();
        await cloud.DynamoDb.PutItemAsync(membership.Name, new() { ["DeploymentId"] = new("cluster"), ["SiloIdentity"] = new("junk") }, MembershipUnderTest.Ct);
        await membership.InsertAsync(MembershipUnderTest.NewEntry());
        Assert.Single((await membership.ReadAsync()).Members);
    }

    private async Task<MembershipUnderTest> StartAsync()
    {
        client = faults.DynamoDB(cloud.DynamoDb);
        return await MembershipUnderTest.StartAsync(client, TestCloud.NewName());
    }
}
