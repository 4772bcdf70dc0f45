using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Adds SQS streams to a client.</summary>
public static class ClientBuilderExtensions
{
    /// <summary>Adds a stream provider over SQS.</summary>
    public static IClientBuilder AddSqsStreams(this IClientBuilder builder, string name, Action<SqsOptions> configureOptions)
        => builder.AddSqsStreams(name, (ClusterClientSqsStreamConfigurator b) => b.ConfigureSqs(o => o.Configure(configureOptions)));

    /// <summary>Adds a stream provider over SQS.</summary>
    public static IClientBuilder AddSqsStreams(this IClientBuilder builder, string name, Action<ClusterClientSqsStreamConfigurator> configure)
    {
        var configurator = new ClusterClientSqsStreamConfigurator(name, builder);
        configure?.Invoke(configurator);
        return builder;
    }
}
