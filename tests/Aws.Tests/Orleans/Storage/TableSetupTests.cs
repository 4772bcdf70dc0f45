using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Tests;

namespace Orleans.Aws.Tests.Storage;

public sealed class TableSetupTests(TestCloud cloud)
{
    private readonly string table = TestCloud.NewName();

    [Fact]
    public async Task Silos_that_start_together_make_one_table()
    {
        var storages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StorageUnderTest.StartAsync(cloud.DynamoDb, table)));
        Assert.All(storages, s => s.Dispose());
    }

    [Fact]
    public async Task A_missing_table_is_an_error_that_names_it_where_creation_is_off()
    {
        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => StorageUnderTest.StartAsync(cloud.DynamoDb, table, o => o.CreateIfNotExists = false));
        Assert.Contains($"'{table}' does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_another_schema_is_refused_with_both_schemas()
    {
        await CreateAsync("Id", BillingMode.PAY_PER_REQUEST);
        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => StorageUnderTest.StartAsync(cloud.DynamoDb, table));
        Assert.Contains("Id S HASH", error.Message, StringComparison.Ordinal);
        Assert.Contains("GrainReference S HASH, GrainType S RANGE", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 50, 100, 50)]
    [InlineData(3, 50, 10, 50)]
    public async Task Capacity_is_raised_and_never_lowered(long read, long write, long readAfter, long writeAfter)
    {
        await CreateAsync("GrainReference", BillingMode.PROVISIONED, new ProvisionedThroughput(read, write));
        using var storage = await StorageUnderTest.StartAsync(cloud.DynamoDb, table);
        var capacity = (await cloud.DynamoDb.DescribeTableAsync(table, TestContext.Current.CancellationToken)).Table.ProvisionedThroughput;
        Assert.Equal((readAfter, writeAfter), (capacity.ReadCapacityUnits, capacity.WriteCapacityUnits));
    }

    private Task<CreateTableResponse> CreateAsync(string hash, BillingMode mode, ProvisionedThroughput? capacity = null) => cloud.DynamoDb.CreateTableAsync(new CreateTableRequest
    {
        TableName = table,
        KeySchema = [new(hash, KeyType.HASH), new("GrainType", KeyType.RANGE)],
        AttributeDefinitions = [new(hash, ScalarAttributeType.S), new("GrainType", ScalarAttributeType.S)],
        BillingMode = mode,
        ProvisionedThroughput = capacity,
    });
}
