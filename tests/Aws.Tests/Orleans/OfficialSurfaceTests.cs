using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Clustering.DynamoDB;
using Orleans.Configuration;
using Orleans.Streaming.SQS.Streams;

namespace Orleans.Aws.Tests;

/// <summary>Code written for the official packages compiles and registers; nothing here is of this library's own namespace.</summary>
public sealed class OfficialSurfaceTests
{
    [Fact]
    public void Everything_can_be_registered_by_its_official_name()
    {
        using var host = Silos.Unstarted(silo =>
        {
            silo.UseDynamoDBClustering(options => (options.Service, options.TableName) = ("eu-west-1", "Silos"));
            silo.UseDynamoDBClustering((Microsoft.Extensions.Options.OptionsBuilder<DynamoDBClusteringOptions> builder) => builder.Configure(o => o.WriteCapacityUnits = 7));
            silo.UseDynamoDBReminderService(options => options.UseProvisionedThroughput = false);
            silo.AddDynamoDBGrainStorageAsDefault(options => (options.ServiceId, options.DeleteStateOnClear) = ("shop", true));
            silo.AddDynamoDBGrainStorage("named", builder => builder.Configure(o => o.TimeToLive = TimeSpan.FromDays(1)));
            silo.Services.AddDynamoDBGrainStorage("services", (DynamoDBStorageOptions options) => options.TableName = "States");
            silo.AddSqsStreams("simple", (SqsOptions options) => options.ConnectionString = "Service=eu-west-1");
            silo.AddSqsStreams("full", (SiloSqsStreamConfigurator streams) => streams
                .ConfigureSqs(builder => builder.Configure(o => o.FifoQueue = true))
                .ConfigureCache(100)
                .ConfigurePartitioning(2)
                .UseDataAdapter((services, _) => ActivatorUtilities.CreateInstance<SQSDataAdapter>(services)));
        });
        var options = host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DynamoDBClusteringOptions>>().Value;
        Assert.Equal(("eu-west-1", "Silos", 7), (options.Service, options.TableName, options.WriteCapacityUnits));
        Assert.NotNull(host.Services.GetRequiredKeyedService<Streams.IStreamProvider>("full"));
    }

    [Fact]
    public void A_client_can_be_registered_by_its_official_names()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleansClient(client =>
        {
            client.UseDynamoDBClustering((DynamoDBGatewayOptions options) => options.Service = "eu-west-1");
            client.AddSqsStreams("simple", (SqsOptions options) => options.ConnectionString = "Service=eu-west-1");
            client.AddSqsStreams("full", (ClusterClientSqsStreamConfigurator streams) => streams.ConfigureSqs(o => o.Configure(q => q.FifoQueue = true)).ConfigurePartitioning(2));
        });
        using var host = builder.Build();
        Assert.NotNull(host.Services.GetRequiredKeyedService<Streams.IStreamProvider>("full"));
    }

    [Fact]
    public void A_connection_string_may_hold_values_with_equals_signs()
    {
        var clustering = new DynamoDBClusteringOptions();
        DynamoDBMembershipHelper.ParseDataConnectionString("Service=eu-west-1;AccessKey=a;SecretKey=b/c==;ReadCapacityUnits=3", clustering);
        Assert.Equal(("eu-west-1", "a", "b/c==", 3), (clustering.Service, clustering.AccessKey, clustering.SecretKey, clustering.ReadCapacityUnits));
        var reminders = new DynamoDBReminderStorageOptions();
        reminders.ParseConnectionString("Service=https://dynamodb.example;TableName=R");
        Assert.Equal(("https://dynamodb.example", "R"), (reminders.Service, reminders.TableName));
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("Servise=x")]
    public void A_connection_string_that_cannot_be_read_is_refused_without_showing_secrets(string text)
    {
        var error = Assert.Throws<OrleansConfigurationException>(() => DynamoDBMembershipHelper.ParseDataConnectionString(text, new DynamoDBClusteringOptions()));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }
}
