using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Adds SQS streams to a silo.</summary>
public static class SiloBuilderExtensions
{
    /// <summary>Adds a stream provider over SQS.</summary>
    public static ISiloBuilder AddSqsStreams(this ISiloBuilder builder, string name, Action<SqsOptions> configureOptions)
        => builder.AddSqsStreams(name, (SiloSqsStreamConfigurator b) => b.ConfigureSqs(o => o.Configure(configureOptions)));

    /// <summary>Adds a stream provider over SQS.</summary>
    public static ISiloBuilder AddSqsStreams(this ISiloBuilder builder, string name, Action<SiloSqsStreamConfigurator> configure)
    {
        var configurator = new SiloSqsStreamConfigurator(name, c => builder.ConfigureServices(c));
        configure?.Invoke(configurator);
        return builder;
    }
}
