using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Aws;
using Orleans.Configuration;
using Orleans.Streaming.SQS.Streams;
using Orleans.Streams;

namespace OrleansAWSUtils.Streams;

/// <summary>Makes what Orleans needs to stream through SQS.</summary>
public sealed class SQSAdapterFactory : IQueueAdapterFactory, IQueueAdapterCache
{
    private readonly IServiceProvider services;
    private readonly string name;
    private readonly SqsOptions options;
    private readonly SqsDeliveryOptions delivery;
    private readonly int cacheSize;
    private readonly HashRingBasedStreamQueueMapper mapper;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private Dictionary<QueueId, SqsQueue> queues = [];
    private Lazy<IAmazonSQS>? client;

    private SQSAdapterFactory(IServiceProvider services, string name)
    {
        (this.services, this.name) = (services, name);
        options = Options<SqsOptions>();
        delivery = Options<SqsDeliveryOptions>();
        cacheSize = Options<SimpleQueueCacheOptions>().CacheSize;
        mapper = new(Options<HashRingStreamQueueMapperOptions>(), name);
        time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        logger = services.GetRequiredService<ILoggerFactory>().CreateLogger($"{typeof(SQSAdapterFactory).FullName}.{name}");
    }

    private IAmazonSQS Client => (client ??= services.GetRequiredService<AwsClients>().Sqs(name, SqsConnection.Of(options))).Value;

    /// <summary>Makes the factory of the stream provider named <paramref name="name"/>.</summary>
    public static SQSAdapterFactory Create(IServiceProvider services, string name) => new(services, name);

    /// <summary>Finds the provider's queues, or refuses with the names of those that are missing.</summary>
    public async Task<IQueueAdapter> CreateAdapter(CancellationToken cancellationToken)
    {
        var serviceId = services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId;
        var names = mapper.GetAllQueues().ToDictionary(q => q, q => SqsQueueName.Of(serviceId, q, options.FifoQueue));
        var found = await new SqsQueueSetup(Client, options, delivery, logger).FindAsync(names.Values, name, cancellationToken);
        queues = names.ToDictionary(n => n.Key, n => found[n.Value]);
        var senders = queues.ToDictionary(q => q.Key, q => new SqsSender(Client, q.Value, new(name, q.Value.Name), delivery.SendPace));
        return new SqsAdapter(name, mapper, options, delivery, DataAdapter(), senders, CreateReceiver);
    }

    /// <inheritdoc/>
    public Task<IQueueAdapter> CreateAdapter() => CreateAdapter(CancellationToken.None);

    /// <inheritdoc/>
    public IQueueAdapterCache GetQueueAdapterCache() => this;

    /// <inheritdoc/>
    public IStreamQueueMapper GetStreamQueueMapper() => mapper;

    /// <inheritdoc/>
    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) => Task.FromResult<IStreamFailureHandler>(new SqsFailureHandler(logger));

    /// <inheritdoc/>
    public IQueueCache CreateQueueCache(QueueId queueId)
    {
        var queue = queues[queueId];
        var patience = delivery.SubscriberPatience < queue.Visibility / 2 ? delivery.SubscriberPatience : queue.Visibility / 2;
        return new SqsQueueCache(queue, cacheSize, patience, Instruments(queue), time, logger);
    }

    private SqsReceiver CreateReceiver(QueueId queueId)
    {
        var queue = queues[queueId];
        var reader = new SqsMessageReader(DataAdapter(), [.. services.GetKeyedServices<IForeignMessageAdapter>(name)], logger);
        return new(Client, queue, options, delivery, Math.Min(delivery.MaxHeldMessages, cacheSize), reader, Instruments(queue), services.GetRequiredService<SqsAges>(), services.GetRequiredService<SqsLastPolls>(), time, logger);
    }

    private SqsInstruments Instruments(SqsQueue queue) => new(name, queue.Name, services.GetServices<ISqsDeadLetterObserver>());

    private ISQSDataAdapter DataAdapter()
        => services.GetKeyedService<ISQSDataAdapter>(name)
            ?? services.GetService<ISQSDataAdapter>()
            ?? ActivatorUtilities.CreateInstance<SQSDataAdapter>(services);

    private T Options<T>() => services.GetRequiredService<IOptionsMonitor<T>>().Get(name);
}
