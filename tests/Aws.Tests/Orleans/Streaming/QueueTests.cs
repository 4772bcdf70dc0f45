using System.Net;
using Amazon.SQS;
using Amazon.SQS.Model;
using GasOrleans.Aws.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Aws.Tests.Streaming;

/// <summary>Queues as they are created, and what is sent to them.</summary>
public sealed class QueueTests(TestCloud cloud)
{
    private readonly Faults faults = new();
    private readonly string service = TestCloud.NewName();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queues_are_created_encrypted_with_their_retention_and_a_dead_letter_queue()
    {
        await SendAsync(fifo: false);
        var url = await cloud.Sqs.UrlAsync(service + "-events-0");
        var found = (await cloud.Sqs.GetQueueAttributesAsync(url, [QueueAttributeName.All], Ct)).Attributes;
        Assert.Equal(("true", "1209600"), (found["SqsManagedSseEnabled"], found["MessageRetentionPeriod"]));
        Assert.Contains($"{service}-events-0-dead", found["RedrivePolicy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queues_are_created_with_the_tags_that_are_wanted()
    {
        var delivery = new SqsDeliveryOptions { CreateQueues = true, Tags = { ["team"] = "orders" } };
        await new SqsQueueSetup(cloud.Sqs, new SqsOptions(), delivery, NullLogger.Instance).FindAsync([service], "events", Ct);
        foreach (var name in new[] { service, service + "-dead" })
        {
            var tags = await cloud.Sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = await cloud.Sqs.UrlAsync(name) }, Ct);
            Assert.Equal("orders", tags.Tags["team"]);
        }
    }

    [Fact]
    public async Task A_send_that_fails_says_to_which_queue_and_why_and_is_wrapped_once()
    {
        faults.Next("SendMessageBatch", HttpStatusCode.Forbidden, """{"__type":"com.amazonaws.sqs#AccessDeniedException","message":"no sqs:SendMessage"}""");
        var error = await Assert.ThrowsAsync<OrleansException>(() => SendAsync(fifo: false));
        Assert.Equal($"Sending to SQS queue '{service}-events-0' failed: no sqs:SendMessage", error.Message);
        Assert.IsAssignableFrom<AmazonSQSException>(error.InnerException);
    }

    [Fact]
    public async Task A_visibility_timeout_that_is_changed_later_takes_effect()
    {
        await SendAsync(fifo: false);
        var setup = new SqsQueueSetup(cloud.Sqs, new SqsOptions { VisibilityTimeoutSeconds = 77 }, new SqsDeliveryOptions(), NullLogger.Instance);
        var queue = Assert.Single(await setup.FindAsync([service + "-events-0"], "events", Ct)).Value;
        Assert.Equal(TimeSpan.FromSeconds(77), queue.Visibility);
    }

    [Fact]
    public async Task A_message_whose_answer_is_lost_is_in_a_FIFO_queue_once()
    {
        faults.LoseNext("SendMessageBatch");
        await SendAsync(fifo: true);
        Assert.Equal(2, faults.Seen.Count(operation => operation.EndsWith(".SendMessageBatch", StringComparison.Ordinal)));
        Assert.Equal((1, 0), await cloud.Sqs.CountsAsync(service + "-events-0.fifo"));
    }

    private async Task SendAsync(bool fifo)
    {
        using var client = faults.Sqs(cloud.Sqs, retries: 2);
        using var host = Silos.Unstarted(silo => silo
            .AddMemoryGrainStorage("PubSubStore")
            .Configure<ClusterOptions>(o => o.ServiceId = service)
            .AddSqsStreams("events", (SiloSqsStreamConfigurator s) => s
                .ConfigureSqs(o => o.Configure(sqs => sqs.FifoQueue = fifo))
                .ConfigurePartitioning(1)
                .ConfigureDelivery(o => o.CreateQueues = true))
            .Services.AddSingleton(client));
        var adapter = await SQSAdapterFactory.Create(host.Services, "events").CreateAdapter(Ct);
        await adapter.QueueMessageBatchAsync(StreamId.Create("s", "k"), [new Note(1)], null, []);
    }
}
