using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Aws;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Streaming.SQS.Streams;

[assembly: RegisterProvider("SQS", "Streaming", "Silo", typeof(SqsStreamProviderBuilder))]
[assembly: RegisterProvider("SQS", "Streaming", "Client", typeof(SqsStreamProviderBuilder))]
[assembly: RegisterProvider("AmazonSQS", "Streaming", "Silo", typeof(SqsStreamProviderBuilder))]
[assembly: RegisterProvider("AmazonSQS", "Streaming", "Client", typeof(SqsStreamProviderBuilder))]

namespace Orleans.Aws;

/// <summary>Streams from configuration: <c>Orleans:Streaming:{name}:ProviderType=SQS</c>.</summary>
internal sealed class SqsStreamProviderBuilder : IProviderBuilder<ISiloBuilder>, IProviderBuilder<IClientBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection)
        => builder.AddSqsStreams(Named(name), (SiloSqsStreamConfigurator streams) =>
        {
            Common(streams, configurationSection);
            if (Number(configurationSection, "CacheSize") is { } size)
            {
                streams.ConfigureCache(size);
            }
        });

    public void Configure(IClientBuilder builder, string? name, IConfigurationSection configurationSection)
        => builder.AddSqsStreams(Named(name), (ClusterClientSqsStreamConfigurator streams) => Common(streams, configurationSection));

    private static void Common(INamedServiceConfigurator streams, IConfigurationSection section)
    {
        streams.Configure<SqsOptions>(o => o.Configure<IConfiguration>((options, root) => Bind(section, root, options)));
        streams.Configure<SqsDeliveryOptions>(o => o.Bind(section));
        if (Number(section, "PartitionCount") is { } count)
        {
            streams.Configure<HashRingStreamQueueMapperOptions>(o => o.Configure(m => m.TotalQueueCount = count));
        }

        if (section["DataAdapterKey"] is { Length: > 0 } key)
        {
            streams.ConfigureComponent((s, _) => s.GetRequiredKeyedService<ISQSDataAdapter>(key));
        }
    }

    private static void Bind(IConfigurationSection section, IConfiguration root, SqsOptions options)
    {
        section.Bind(options);
        var place = section["Service"] ?? section["Region"] ?? section["ServiceEndpoint"] ?? section["Endpoint"];
        var reference = section["ServiceKey"] ?? section["ConnectionName"];
        if (new[] { section["ConnectionString"], place, reference }.Count(s => !string.IsNullOrEmpty(s)) > 1)
        {
            throw new OrleansConfigurationException($"{section.Path} says more than once where SQS is: by ConnectionString, by ServiceKey or ConnectionName, by Service, Region or ServiceEndpoint.");
        }

        if (!string.IsNullOrEmpty(reference))
        {
            options.ConnectionString = root.GetConnectionString(reference)
                ?? throw new OrleansConfigurationException($"{section.Path} refers to connection string '{reference}', which is not there.");
        }
        else if (!string.IsNullOrEmpty(place))
        {
            options.ConnectionString = $"Service={place}";
        }
    }

    private static string Named(string? name) => name ?? throw new OrleansConfigurationException("A stream provider needs a name.");

    private static int? Number(IConfigurationSection section, string key) => section[key] switch
    {
        null or "" => null,
        { } text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new OrleansConfigurationException($"{section.Path}:{key} is no number: '{text}'."),
    };
}
