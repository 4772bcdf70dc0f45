using GasOrleans.Aws.Tests;
using Orleans.Aws.Tests.Clusters;
using Orleans.Streams;

namespace Orleans.Aws.Tests.Streaming;

public sealed class SiloLossTests(TestCloud cloud)
{
    [Fact]
    public async Task A_silo_that_stops_hands_back_what_it_has_not_delivered()
    {
        await using var cluster = await new AwsCluster(cloud, StreamCluster.Configure, StreamCluster.Configure).StartAsync(1);
        var key = Inbox.NewKey();
        var stuck = new TaskCompletionSource();
        Inbox.React(key, _ => stuck.Task);
        var stream = Stream(cluster, StreamCluster.Plain, key);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => stream.OnNextAsync(new Note(i))));
        await Eventually.HoldsAsync(async () => Inbox.Of(key).Count == 1 && (await cloud.Sqs.CountsAsync($"{cluster.Name}-plain-0")).InFlight == 20);
        var stopping = cluster.StopAsync(cluster.Silos[0]);
        stuck.SetResult();
        await stopping;
        // The queue hides a message for 30 seconds: what is visible before was handed back.
        var (visible, _) = await Eventually.GivesAsync(() => cloud.Sqs.CountsAsync($"{cluster.Name}-plain-0"), counts => counts.InFlight == 0, TimeSpan.FromSeconds(20));
        // What was under way while the silo stopped may be both: delivered and handed back.
        var delivered = Inbox.Numbers(key).Distinct().Count();
        Assert.InRange(visible, 20 - delivered, 20);
    }

    private static IAsyncStream<Note> Stream(AwsCluster cluster, string provider, string key)
        => cluster.Client.GetStreamProvider(provider).GetStream<Note>(StreamId.Create("recorded", key));
}
