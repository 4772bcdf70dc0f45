using System.Net;
using Amazon.SQS;
using Amazon.SQS.Model;
using GasOrleans.Aws.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Streaming.SQS.Streams;
using Orleans.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Aws.Tests.Streaming;

/// <summary>A queue's reader alone, as the agent drives it.</summary>
public sealed class ReceiverTests(TestCloud cloud) : IAsyncLifetime
{
    private const int Room = 12;
    private readonly Faults faults = new();
    private readonly string service = TestCloud.NewName();
    private IAmazonSQS? client;
    private IHost? host;
    private IQueueAdapterReceiver? receiver;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Queue => service + "-alone-0";

    public async ValueTask InitializeAsync()
    {
        client = faults.Sqs(cloud.Sqs);
        host = Silos.Unstarted(silo => silo
            .AddMemoryGrainStorage("PubSubStore")
            .Configure<ClusterOptions>(o => o.ServiceId = service)
            .AddSqsStreams("alone", (SiloSqsStreamConfigurator s) => s
                .ConfigurePartitioning(1)
                .ConfigureDelivery(o => (o.CreateQueues, o.MaxHeldMessages) = (true, Room)))
            .Services.AddSingleton(client));
        var factory = SQSAdapterFactory.Create(host.Services, "alone");
        var adapter = await factory.CreateAdapter(Ct);
        receiver = adapter.CreateReceiver(factory.GetStreamQueueMapper().GetAllQueues().Single());
        await receiver.Initialize(TimeSpan.FromSeconds(5), Ct);
        await Eventually.HoldsAsync(() => Receives == 1);
    }

    public ValueTask DisposeAsync()
    {
        host?.Dispose();
        client?.Dispose();
        return ValueTask.CompletedTask;
    }

    private int Receives => faults.Seen.Count(o => o.EndsWith(".ReceiveMessage", StringComparison.Ordinal));

    [Fact]
    public async Task While_nothing_comes_one_long_request_is_all_it_costs()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Empty(await receiver!.GetQueueMessagesAsync(10, Ct));
        }

        Assert.Equal(1, Receives);
        await StopAsync();
    }

    [Fact]
    public async Task It_ends_at_once_though_its_request_would_wait_for_twenty_seconds()
    {
        var start = TimeProvider.System.GetTimestamp();
        await StopAsync();
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_message_that_comes_after_the_end_is_visible_at_once()
    {
        await StopAsync();
        await cloud.Sqs.SendMessageAsync(await cloud.Sqs.UrlAsync(Queue), "late", Ct);
        // The queue would hide it for 30 seconds.
        await Eventually.HoldsAsync(async () => await cloud.Sqs.ReadAsync(Queue) is [{ Body: "late" }], TimeSpan.FromSeconds(25));
    }

    [Fact]
    public async Task Its_process_stays_until_the_last_request_is_answered_and_what_that_brought_is_given_back()
    {
        await StopAsync();
        var stays = LastPollsAsync();
        Assert.False(stays.IsCompleted);
        await cloud.Sqs.SendMessageAsync(await cloud.Sqs.UrlAsync(Queue), "late", Ct);
        await stays;
        Assert.Equal("late", Assert.Single(await cloud.Sqs.ReadAsync(Queue)).Body);
    }

    [Fact]
    public async Task What_it_hands_back_at_the_end_does_not_stay_with_its_own_last_request()
    {
        await cloud.Sqs.SendMessageAsync(await cloud.Sqs.UrlAsync(Queue), SomeBody(), Ct);
        await Eventually.HoldsAsync(async () => Receives == 2 && (await cloud.Sqs.CountsAsync(Queue)).InFlight == 1);
        faults.Distance = TimeSpan.FromMilliseconds(200);
        await StopAsync();
        await LastPollsAsync();
        client!.Dispose();
        await Eventually.HoldsAsync(async () => await cloud.Sqs.CountsAsync(Queue) == (1, 0), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_is_delivered_is_deleted_while_the_next_long_request_waits()
    {
        await cloud.Sqs.SendMessageAsync(await cloud.Sqs.UrlAsync(Queue), SomeBody(), Ct);
        IList<IBatchContainer> batches = [];
        await Eventually.HoldsAsync(async () => (batches = await receiver!.GetQueueMessagesAsync(10, Ct)).Count == 1);
        await Eventually.HoldsAsync(() => Receives == 2);
        SqsLeaseOf.Batch(batches[0]).Delivered();
        await Eventually.HoldsAsync(async () => await cloud.Sqs.CountsAsync(Queue) == (0, 0));
        Assert.Equal(2, Receives);
        await StopAsync();
    }

    [Fact]
    public async Task No_more_is_taken_than_may_be_held_until_some_is_delivered()
    {
        var url = await cloud.Sqs.UrlAsync(Queue);
        for (var i = 0; i < 3; i++)
        {
            await cloud.Sqs.SendMessageBatchAsync(url, [.. Enumerable.Range(0, 10).Select(n => new SendMessageBatchRequestEntry($"{n}", SomeBody()))], Ct);
        }

        List<IBatchContainer> taken = [];
        await Eventually.HoldsAsync(async () =>
        {
            taken.AddRange(await receiver!.GetQueueMessagesAsync(10, Ct));
            return taken.Count == Room;
        });
        Assert.Empty(await receiver!.GetQueueMessagesAsync(10, Ct));
        Assert.Equal((30 - Room, Room), await cloud.Sqs.CountsAsync(Queue));
        taken.ForEach(batch => SqsLeaseOf.Batch(batch).Delivered());
        await Eventually.HoldsAsync(async () => await cloud.Sqs.CountsAsync(Queue) == (30 - (2 * Room), Room));
        await StopAsync();
    }

    [Fact]
    public async Task It_reads_on_after_a_failure()
    {
        faults.Next("ReceiveMessage", HttpStatusCode.InternalServerError, "{}");
        faults.Next("ReceiveMessage", HttpStatusCode.OK, "no JSON");
        var url = await cloud.Sqs.UrlAsync(Queue);
        await cloud.Sqs.SendMessageAsync(url, "poison that ends the first request", Ct);
        await Eventually.HoldsAsync(() => Receives >= 4);
        await StopAsync();
    }

    private string SomeBody()
        => ActivatorUtilities.CreateInstance<SQSDataAdapter>(host!.Services).ToQueueMessage(StreamId.Create("s", "k"), [new Note(1)], null, []).Body;

    private Task LastPollsAsync() => host!.Services.GetServices<IHostedService>().OfType<SqsLastPolls>().Single().StoppedAsync(Ct);

    private async Task StopAsync() => await receiver!.Shutdown(TimeSpan.FromSeconds(30), Ct);
}
