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

    [Theory]
    [InlineData("Orleans:Reminders:TableName", "x", "DynamoDB reminders: TableName 'x'")]
    [InlineData("Orleans:Reminders:WriteCapacityUnits", "-1", "DynamoDB reminders: WriteCapacityUnits")]
    [InlineData("Orleans:Clustering:Token", "t", "DynamoDB clustering: Token is given without AccessKey")]
    public async Task A_setting_of_any_feature_that_cannot_work_is_named_with_its_feature(string key, string value, string said)
    {
        var settings = new Dictionary<string, string?>(Settings) { ["Orleans:Reminders:ProviderType"] = "DynamoDB", ["Orleans:Clustering:ProfileName"] = null, [key] = value };
        using var host = Built(b => b.UseOrleans(_ => { }), settings);
        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_cannot_work_stops_the_client_and_is_named()
    {
        using var host = Built(b => b.UseOrleansClient(_ => { }), new(Settings) { ["Orleans:Clustering:Service"] = "Frankfurt" });
        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("DynamoDB gateways: Service 'Frankfurt'", error.Message, StringComparison.Ordinal);
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
