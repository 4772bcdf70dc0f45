using Microsoft.Extensions.Options;
using Orleans.Aws;
using Orleans.Configuration;
using Orleans.Streaming.SQS.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Hosting;

/// <summary>Configures an SQS stream provider of a client.</summary>
public sealed class ClusterClientSqsStreamConfigurator : ClusterClientPersistentStreamConfigurator
{
    /// <summary>Registers the provider.</summary>
    public ClusterClientSqsStreamConfigurator(string name, IClientBuilder builder)
        : base(name, builder, SQSAdapterFactory.Create)
        => ConfigureDelegate(services => services.AddSqsCommon(name));

    /// <summary>Sets where the queues are.</summary>
    public ClusterClientSqsStreamConfigurator ConfigureSqs(Action<OptionsBuilder<SqsOptions>> configureOptions)
    {
        this.Configure(configureOptions);
        return this;
    }

    /// <summary>Sets the number of queues.</summary>
    public ClusterClientSqsStreamConfigurator ConfigurePartitioning(int numOfparitions = HashRingStreamQueueMapperOptions.DEFAULT_NUM_QUEUES)
    {
        this.Configure<HashRingStreamQueueMapperOptions>(o => o.Configure(options => options.TotalQueueCount = numOfparitions));
        return this;
    }

    /// <summary>Sets what turns events into messages and back.</summary>
    public ClusterClientSqsStreamConfigurator UseDataAdapter(Func<IServiceProvider, string, ISQSDataAdapter> factory)
    {
        this.ConfigureComponent(factory);
        return this;
    }
}
