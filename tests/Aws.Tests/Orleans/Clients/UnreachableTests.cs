using System.Net;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SQS;
using GasOrleans.Aws.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Aws.Tests.Storage;
using Orleans.Configuration;
using Orleans.Messaging;
using OrleansAWSUtils.Streams;

namespace Orleans.Aws.Tests.Clients;

/// <summary>What fails at start says what was wanted, and where.</summary>
public sealed class UnreachableTests(TestCloud cloud)
{
    private const string ForeignRegion = """
        {"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Credential should be scoped to a valid region."}
        """;

    private readonly Faults faults = new();

    [Fact]
    public async Task Without_credentials_a_silo_does_not_start_and_says_for_what()
    {
        using var client = new AmazonDynamoDBClient(new NoCredentials(), new AmazonDynamoDBConfig { RegionEndpoint = Amazon.RegionEndpoint.EUWest1 });
        var error = await Assert.ThrowsAsync<OrleansException>(() => StorageUnderTest.StartAsync(client, "States"));
        Assert.Equal("DynamoDB table 'States' at eu-west-1 cannot be used: no credentials anywhere", error.Message);
    }

    [Fact]
    public async Task A_table_that_is_asked_for_in_a_wrong_region_is_named_with_the_place()
    {
        using var client = faults.DynamoDB(cloud.DynamoDb);
        faults.Next("DescribeTable", HttpStatusCode.BadRequest, ForeignRegion);
        var error = await Assert.ThrowsAsync<OrleansException>(() => StorageUnderTest.StartAsync(client, "States"));
        Assert.Contains($"'States' at {client.Config.ServiceURL} cannot be used: Credential should be scoped", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_feature_names_its_table_that_is_not_there()
    {
        var table = TestCloud.NewName();
        using var host = Silos.Unstarted(silo =>
        {
            silo.UseDynamoDBClustering((DynamoDBClusteringOptions o) => (o.TableName, o.CreateIfNotExists) = (table + "-silos", false));
            silo.UseDynamoDBReminderService(o => (o.TableName, o.CreateIfNotExists) = (table + "-reminders", false));
            silo.Services.AddSingleton(cloud.DynamoDb);
        });
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton(cloud.DynamoDb);
        builder.UseOrleansClient(c => c.UseDynamoDBClustering((DynamoDBGatewayOptions o) => (o.TableName, o.CreateIfNotExists) = (table + "-gateways", false)));
        using var client = builder.Build();
        var ct = TestContext.Current.CancellationToken;
        (string Table, Func<Task> Start)[] features =
        [
            ("silos", () => host.Services.GetRequiredService<IMembershipTable>().InitializeMembershipTableAsync(true, ct)),
            ("reminders", () => host.Services.GetRequiredService<IReminderTable>().StartAsync(ct)),
            ("gateways", () => client.Services.GetRequiredService<IGatewayListProvider>().InitializeGatewayListProviderAsync(ct)),
        ];
        foreach (var (name, start) in features)
        {
            var error = await Assert.ThrowsAsync<OrleansConfigurationException>(start);
            Assert.Contains($"'{table}-{name}' does not exist at {cloud.DynamoDb.Config.ServiceURL}", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Queues_that_are_asked_for_in_a_wrong_region_are_named_with_the_place()
    {
        using var client = faults.Sqs(cloud.Sqs);
        faults.Next("GetQueueUrl", HttpStatusCode.BadRequest, ForeignRegion);
        var error = await Assert.ThrowsAsync<OrleansException>(() => QueuesAsync(client));
        Assert.Contains($"'events': its SQS queues at {client.Config.ServiceURL} cannot be used: Credential should be scoped", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_no_queue_is_looked_for_and_the_provider_is_named()
    {
        using var client = new AmazonSQSClient(new NoCredentials(), new AmazonSQSConfig { RegionEndpoint = Amazon.RegionEndpoint.EUWest1 });
        var error = await Assert.ThrowsAsync<OrleansException>(() => QueuesAsync(client));
        Assert.Equal("Stream provider 'events': its SQS queues at eu-west-1 cannot be used: no credentials anywhere", error.Message);
    }

    private static async Task QueuesAsync(IAmazonSQS client)
    {
        using var host = Silos.Unstarted(silo => silo
            .AddMemoryGrainStorage("PubSubStore")
            .AddSqsStreams("events", (SiloSqsStreamConfigurator s) => s.ConfigurePartitioning(1))
            .Services.AddSingleton(client));
        await SQSAdapterFactory.Create(host.Services, "events").CreateAdapter(TestContext.Current.CancellationToken);
    }

    /// <summary>As the SDK's chain is at its end.</summary>
    private sealed class NoCredentials : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => throw new AmazonClientException("no credentials anywhere");
    }
}
