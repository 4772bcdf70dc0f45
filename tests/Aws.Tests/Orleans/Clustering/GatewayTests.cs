using Amazon.DynamoDBv2;
using GasOrleans.Aws.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Orleans.Aws.Tests.Clustering;

public sealed class GatewayTests(TestCloud cloud)
{
    private readonly string table = TestCloud.NewName();

    [Fact]
    public async Task A_client_is_told_the_active_gateways_of_its_cluster_by_a_query()
    {
        using var membership = await MembershipUnderTest.StartAsync(cloud.DynamoDb, table, "ours");
        using var theirs = await MembershipUnderTest.StartAsync(cloud.DynamoDb, table, "theirs");
        var (active, dead, closed) = (MembershipUnderTest.NewEntry(SiloStatus.Active), MembershipUnderTest.NewEntry(SiloStatus.Dead), MembershipUnderTest.NewEntry(SiloStatus.Active));
        closed.ProxyPort = 0;
        Assert.True(await membership.InsertAsync(active) && await membership.InsertAsync(dead) && await membership.InsertAsync(closed));
        Assert.True(await theirs.InsertAsync(MembershipUnderTest.NewEntry(SiloStatus.Active)));

        var faults = new Faults();
        using var client = faults.DynamoDB(cloud.DynamoDb);
        using var host = Client(client);
        var gateways = host.Services.GetRequiredService<IGatewayListProvider>();
        await gateways.InitializeGatewayListProviderAsync(MembershipUnderTest.Ct);
        Assert.Equal([SiloAddress.New(active.SiloAddress.Endpoint.Address, active.ProxyPort, active.SiloAddress.Generation).ToGatewayUri()], await gateways.GetGatewaysAsync(MembershipUnderTest.Ct));
        Assert.DoesNotContain(faults.Seen, operation => operation.EndsWith(".Scan", StringComparison.Ordinal));
    }

    private IHost Client(IAmazonDynamoDB client)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(client);
        builder.UseOrleansClient(c => c
            .UseDynamoDBClustering((DynamoDBGatewayOptions o) => o.TableName = table)
            .Configure<ClusterOptions>(o => o.ClusterId = "ours"));
        return builder.Build();
    }
}
