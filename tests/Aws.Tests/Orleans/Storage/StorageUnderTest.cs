using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Storage;

namespace Orleans.Aws.Tests.Storage;

/// <summary>A grain storage as a silo registers it, on a table of its own.</summary>
internal sealed class StorageUnderTest : IDisposable
{
    private const string Name = "under-test";
    private readonly IHost host;

    private StorageUnderTest(IAmazonDynamoDB client, string table, Action<DynamoDBStorageOptions>? configure)
    {
        (Client, Table) = (client, table);
        host = Silos.Unstarted(silo => silo
            .AddDynamoDBGrainStorage(Name, o =>
            {
                o.TableName = table;
                o.ServiceId = "service";
                configure?.Invoke(o);
            })
            .Services.AddKeyedSingleton(Name, client));
        Storage = (DynamoDBGrainStorage)host.Services.GetRequiredKeyedService<IGrainStorage>(Name);
    }

    public IAmazonDynamoDB Client { get; }

    public string Table { get; }

    public DynamoDBGrainStorage Storage { get; }

    public static async Task<StorageUnderTest> StartAsync(IAmazonDynamoDB client, string table, Action<DynamoDBStorageOptions>? configure = null)
    {
        var storage = new StorageUnderTest(client, table, configure);
        await storage.Storage.InitializeAsync(TestContext.Current.CancellationToken);
        return storage;
    }

    public async Task<GrainState<T>> ReadAsync<T>(GrainId grain, string name = "state")
    {
        var state = new GrainState<T>();
        await Storage.ReadStateAsync(name, grain, state, TestContext.Current.CancellationToken);
        return state;
    }

    public Task WriteAsync<T>(GrainId grain, GrainState<T> state, string name = "state")
        => Storage.WriteStateAsync(name, grain, state, TestContext.Current.CancellationToken);

    public Task ClearAsync<T>(GrainId grain, GrainState<T> state, string name = "state")
        => Storage.ClearStateAsync(name, grain, state, TestContext.Current.CancellationToken);

    public async Task<Dictionary<string, AttributeValue>?> ItemAsync(GrainId grain, string name = "state")
    {
        var key = new Dictionary<string, AttributeValue> { ["GrainReference"] = new($"service_{grain}"), ["GrainType"] = new(name) };
        return (await Client.GetItemAsync(new GetItemRequest { TableName = Table, Key = key, ConsistentRead = true })).Item;
    }

    public void Dispose() => host.Dispose();
}
