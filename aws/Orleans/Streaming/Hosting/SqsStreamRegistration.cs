using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Orleans.Aws;

/// <summary>What silos and clients register alike.</summary>
internal static class SqsStreamRegistration
{
    public static void AddSqsCommon(this IServiceCollection services, string name)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AwsClients>();
        services.TryAddSingleton<SqsAges>();
        services.TryAddSingleton<SqsLastPolls>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SqsLastPolls>(s => s.GetRequiredService<SqsLastPolls>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIncomingGrainCallFilter, TakenFilter>());
        services.AddSingleton<IConfigurationValidator>(s => new SqsOptionsValidator(s, name));
        services.ConfigureNamedOptionForLogging<SqsOptions>(name);
        services.ConfigureNamedOptionForLogging<SqsDeliveryOptions>(name);
        services.ConfigureNamedOptionForLogging<HashRingStreamQueueMapperOptions>(name);
    }
}
