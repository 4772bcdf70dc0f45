using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Orleans.Aws.Tests.Clustering;

public sealed class ClusteringConfigurationTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Orleans:ClusterId"] = "c",
        ["Orleans:ServiceId"] = "s",
        ["Orleans:Clustering:ProviderType"] = "DynamoDB",
        ["Orleans:Clustering:Service"] = "eu-central-1",
        ["Orleans:Clustering:ProfileName"] = "ops",
        ["Orleans:Clustering:TableName"] = "Silos",
    };

    [Fact]
    public void A_silos_membership_and_reminders_come_from_their_sections()
    {
        using var host = Built(b => b.UseOrleans(_ => { }), new(Settings)
        {
            ["Orleans:Reminders:ProviderType"] = "DynamoDB",
            ["Orleans:Reminders:Region"] = "eu-west-1",
            ["Orleans:Reminders:CreateIfNotExists"] = "false",
        });
        Assert.IsType<DynamoDBMembershipTable>(host.Services.GetRequiredService<IMembershipTable>());
        Assert.IsType<DynamoDBReminderTable>(host.Services.GetRequiredService<IReminderTable>());
        var clustering = host.Services.GetRequiredService<IOptions<DynamoDBClusteringOptions>>().Value;
        Assert.Equal(("eu-central-1", "ops", "Silos"), (clustering.Service, clustering.ProfileName, clustering.TableName));
        var reminders = host.Services.GetRequiredService<IOptions<DynamoDBReminderStorageOptions>>().Value;
        Assert.Equal(("eu-west-1", false), (reminders.Service, reminders.CreateIfNotExists));
    }

    [Fact]
    public void A_clients_gateways_come_from_the_same_section()
    {
        using var host = Built(b => b.UseOrleansClient(_ => { }), Settings);
        Assert.IsType<DynamoDBGatewayListProvider>(host.Services.GetRequiredService<IGatewayListProvider>());
        Assert.Equal("Silos", host.Services.GetRequiredService<IOptions<DynamoDBGatewayOptions>>().Value.TableName);
    }

    [Fact]
    public async Task A_setting_that_cannot_work_stops_the_silo_and_is_named()
    {
        using var host = Built(b => b.UseOrleans(_ => { }), new(Settings) { ["Orleans:Clustering:TableName"] = "x" });
        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("DynamoDB clustering: TableName 'x'", error.Message, StringComparison.Ordinal);
    }

    private static IHost Built(Action<HostApplicationBuilder> configure, Dictionary<string, string?> settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
        configure(builder);
        return builder.Build();
    }
}
