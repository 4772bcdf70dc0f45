using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Adds reminders on DynamoDB to a silo.</summary>
public static class DynamoDBSiloBuilderReminderExtensions
{
    /// <summary>Keeps reminders in DynamoDB.</summary>
    public static ISiloBuilder UseDynamoDBReminderService(this ISiloBuilder builder, Action<DynamoDBReminderStorageOptions> configure)
        => builder.ConfigureServices(s => s.UseDynamoDBReminderService(configure));
}
