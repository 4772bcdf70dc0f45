using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Aws;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Registers reminders on DynamoDB.</summary>
public static class DynamoDBServiceCollectionReminderExtensions
{
    /// <summary>Keeps reminders in DynamoDB.</summary>
    public static IServiceCollection UseDynamoDBReminderService(this IServiceCollection services, Action<DynamoDBReminderStorageOptions> configure)
    {
        services.AddReminders();
        services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AwsClients>();
        services.AddSingleton<IReminderTable, DynamoDBReminderTable>();
        services.AddSingleton<IConfigurationValidator>(s => new DynamoDBOptionsValidator(s.GetRequiredService<IOptions<DynamoDBReminderStorageOptions>>().Value, "DynamoDB reminders"));
        return services.ConfigureFormatter<DynamoDBReminderStorageOptions>();
    }
}
