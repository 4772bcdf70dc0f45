using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Aws;

/// <summary>Settings beyond the official package's.</summary>
public static class SqsDeliveryExtensions
{
    /// <summary>Sets what this library can beyond the official package, for a provider of either builder.</summary>
    public static T ConfigureDelivery<T>(this T configurator, Action<SqsDeliveryOptions> configure)
        where T : INamedServiceConfigurator
    {
        configurator.Configure<SqsDeliveryOptions>(o => o.Configure(configure));
        return configurator;
    }

    /// <summary>Lets an adapter make events of messages that no stream provider sent.</summary>
    public static T AddForeignMessages<T>(this T configurator, Func<IServiceProvider, IForeignMessageAdapter> factory)
        where T : INamedServiceConfigurator
    {
        ArgumentNullException.ThrowIfNull(configurator);
        var name = configurator.Name;
        configurator.ConfigureDelegate(services => services.AddKeyedSingleton(name, (s, _) => factory(s)));
        return configurator;
    }
}
