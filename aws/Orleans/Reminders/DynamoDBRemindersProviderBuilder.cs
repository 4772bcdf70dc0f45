using Microsoft.Extensions.Configuration;
using Orleans.Aws;
using Orleans.Providers;

[assembly: RegisterProvider("DynamoDB", "Reminders", "Silo", typeof(DynamoDBRemindersProviderBuilder))]

namespace Orleans.Aws;

/// <summary>Reminders from configuration: <c>Orleans:Reminders:ProviderType=DynamoDB</c>.</summary>
internal sealed class DynamoDBRemindersProviderBuilder : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection)
        => builder.UseDynamoDBReminderService(options => ProviderSection.Bind(configurationSection, options));
}
