using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Aws;
using Orleans.Configuration;
using Orleans.Streaming.SQS.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Hosting;

/// <summary>Configures an SQS stream provider of a silo.</summary>
public sealed class SiloSqsStreamConfigurator : SiloPersistentStreamConfigurator
{
    /// <summary>Registers the provider.</summary>
    public SiloSqsStreamConfigurator(string name, Action<Action<IServiceCollection>> configureServicesDelegate)
        : base(name, configureServicesDelegate, SQSAdapterFactory.Create)
        => ConfigureDelegate(services =>
        {
            services.AddSqsCommon(name);
            services.ConfigureNamedOptionForLogging<SimpleQueueCacheOptions>(name);
        });

    /// <summary>Sets where the queues are and how they are read.</summary>
    public SiloSqsStreamConfigurator ConfigureSqs(Action<OptionsBuilder<SqsOptions>> configureOptions)
    {
        this.Configure(configureOptions);
        return this;
    }

    /// <summary>Sets how many messages of a queue may be in the cache.</summary>
    public SiloSqsStreamConfigurator ConfigureCache(int cacheSize = SimpleQueueCacheOptions.DEFAULT_CACHE_SIZE)
    {
        this.Configure<SimpleQueueCacheOptions>(o => o.Configure(options => options.CacheSize = cacheSize));
        return this;
    }

    /// <summary>Sets the number of queues.</summary>
    public SiloSqsStreamConfigurator ConfigurePartitioning(int numOfparitions = HashRingStreamQueueMapperOptions.DEFAULT_NUM_QUEUES)
    {
        this.Configure<HashRingStreamQueueMapperOptions>(o => o.Configure(options => options.TotalQueueCount = numOfparitions));
        return this;
    }

    /// <summary>Sets what turns events into messages and back.</summary>
    public SiloSqsStreamConfigurator UseDataAdapter(Func<IServiceProvider, string, ISQSDataAdapter> factory)
    {
        this.ConfigureComponent(factory);
        return this;
    }
}
