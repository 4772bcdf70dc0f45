using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using Orleans.Aws;
using Orleans.Configuration;
using Orleans.Serialization.Serializers;

namespace Orleans.Storage;

/// <summary>Grain state in a DynamoDB table: one request per operation, every write conditional on the ETag read before.</summary>
public sealed partial class DynamoDBGrainStorage : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly string name;
    private readonly string serviceId;
    private readonly DynamoDBStorageOptions options;
    private readonly Lazy<IAmazonDynamoDB> client;
    private readonly IActivatorProvider activators;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    internal DynamoDBGrainStorage(
        string name,
        string serviceId,
        DynamoDBStorageOptions options,
        Lazy<IAmazonDynamoDB> client,
        IActivatorProvider activators,
        TimeProvider time,
        ILogger<DynamoDBGrainStorage> logger)
    {
        (this.name, this.serviceId, this.options, this.client) = (name, serviceId, options, client);
        (this.activators, this.time, this.logger) = (activators, time, logger);
    }

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer)
        => observer.Subscribe(OptionFormattingUtilities.Name<DynamoDBGrainStorage>(name), options.InitStage, InitializeAsync);

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = GrainStateKey.Of(serviceId, grainId, stateName);
        var request = new GetItemRequest { TableName = options.TableName, Key = key.Attributes(), ConsistentRead = true };
        var item = (await client.Value.GetItemAsync(request, cancellationToken).CountedAsync(AwsOperations.GetItem, options.TableName)).Item;
        if (item is null or { Count: 0 } || GrainStateItem.IsExpired(item, Now))
        {
            Forget(grainState);
            return;
        }

        var stored = GrainStateItem.DataOf(item) is { } data ? options.GrainStorageSerializer.Deserialize<T>(data) : default;
        grainState.State = stored ?? activators.GetActivator<T>().Create();
        grainState.RecordExists = stored is not null;
        grainState.ETag = GrainStateItem.ETagOf(item);
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var write = new GrainStateWrite("write", GrainStateKey.Of(serviceId, grainId, stateName), grainId, stateName, grainState.ETag);
        var data = options.GrainStorageSerializer.Serialize(grainState.State).ToMemory();
        grainState.ETag = await PutAsync(write, data, cancellationToken);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var write = new GrainStateWrite("clear", GrainStateKey.Of(serviceId, grainId, stateName), grainId, stateName, grainState.ETag);
        var etag = options.DeleteStateOnClear
            ? await DeleteAsync(write, cancellationToken)
            : await PutAsync(write, default, cancellationToken);
        Forget(grainState);
        grainState.ETag = etag;
    }

    internal Task InitializeAsync(CancellationToken ct)
        => new TableSetup(client.Value, options, GrainStateItem.Table(options.TimeToLive is not null), time, logger).EnsureAsync(ct);

    private void Forget<T>(IGrainState<T> grainState)
    {
        grainState.State = activators.GetActivator<T>().Create();
        grainState.RecordExists = false;
        grainState.ETag = null;
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();
}
