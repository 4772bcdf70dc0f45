using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIncomingGrainCallFilter, TakenFilter>());
        services.AddSingleton<IConfigurationValidator>(s => new SqsOptionsValidator(s, name));
        services.ConfigureNamedOptionForLogging<SqsOptions>(name);
        services.ConfigureNamedOptionForLogging<SqsDeliveryOptions>(name);
        services.ConfigureNamedOptionForLogging<HashRingStreamQueueMapperOptions>(name);
    }
}
