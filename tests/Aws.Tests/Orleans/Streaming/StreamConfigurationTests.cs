using GasOrleans.Aws.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Aws.Tests.Streaming;

public sealed class StreamConfigurationTests(TestCloud cloud)
{
    private const string Section = "Orleans:Streaming:events:";

    [Fact]
    public void Settings_come_from_the_section_that_Orleans_names()
    {
        using var host = Configured(new()
        {
            [Section + "Region"] = "eu-central-1",
            [Section + "FifoQueue"] = "true",
            [Section + "VisibilityTimeoutSeconds"] = "60",
            [Section + "PartitionCount"] = "3",
            [Section + "CacheSize"] = "77",
            [Section + "MaxReceiveCount"] = "9",
            [Section + "ReceiveMessageAttributes:0"] = "All",
        });
        var options = Options<SqsOptions>(host);
        Assert.Equal(("Service=eu-central-1", true, 60), (options.ConnectionString, options.FifoQueue, options.VisibilityTimeoutSeconds));
        Assert.Equal(["All"], options.ReceiveMessageAttributes);
        Assert.Equal((3, 77, 9), (Options<HashRingStreamQueueMapperOptions>(host).TotalQueueCount, Options<SimpleQueueCacheOptions>(host).CacheSize, Options<SqsDeliveryOptions>(host).MaxReceiveCount));
        Assert.NotNull(host.Services.GetRequiredKeyedService<IStreamProvider>("events"));
    }

    [Theory]
    [InlineData("ReceiveWaitTimeSeconds", "21", "ReceiveWaitTimeSeconds")]
    [InlineData("VisibilityTimeoutSeconds", "0", "VisibilityTimeoutSeconds")]
    [InlineData("PartitionCount", "0", "partitions")]
    [InlineData("CacheSize", "0", "CacheSize")]
    [InlineData("MaxReceiveCount", "0", "MaxReceiveCount")]
    [InlineData("LastPollWithin", "-00:00:01", "LastPollWithin")]
    [InlineData("Region", "Frankfurt", "'Frankfurt'")]
    [InlineData("ConnectionString", "Service=eu-west-1;AccessKey=x", "AccessKey and SecretKey")]
    public async Task A_setting_that_cannot_work_stops_the_silo_and_is_named(string key, string value, string said)
    {
        using var host = Configured(new() { [Section + key] = value });
        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delay_of_messages_is_refused_with_FIFO_queues()
    {
        using var host = Configured(new() { [Section + "FifoQueue"] = "true", [Section + "MessageDelay"] = "true" });
        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("FIFO queues have no delay", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_queue_is_named()
    {
        using var host = Configured(new() { [Section + "PartitionCount"] = "2" });
        // Asked as a silo does that starts; no silo here, since one whose start failed leaves Orleans' directory in a loop for as long as the process lives.
        var factory = SQSAdapterFactory.Create(host.Services, "events");
        var error = await Assert.ThrowsAnyAsync<Exception>(() => factory.CreateAdapter(TestContext.Current.CancellationToken));
        Assert.Contains("'shop-events-0', 'shop-events-1' does not exist", error.ToString(), StringComparison.Ordinal);
    }

    private static T Options<T>(IHost host) => host.Services.GetRequiredService<IOptionsMonitor<T>>().Get("events");

    private IHost Configured(Dictionary<string, string?> settings)
    {
        settings[Section + "ProviderType"] = "SQS";
        return Silos.Unstarted(silo => silo.AddMemoryGrainStorage("PubSubStore").Configure<ClusterOptions>(o => o.ServiceId = "shop").Services.AddSingleton(cloud.Sqs), settings);
    }
}
