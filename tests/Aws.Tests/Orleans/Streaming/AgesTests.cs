using System.Globalization;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Orleans.Aws.Tests.Streaming;

/// <summary>Since when the oldest message of a queue is under way, as its reader knows it.</summary>
public sealed class AgesTests : IDisposable
{
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider time = new();
    private readonly SqsLeases leases;
    private readonly SqsAges ages = new();

    public AgesTests()
    {
        using var client = new Amazon.SQS.AmazonSQSClient("x", "x", new Amazon.SQS.AmazonSQSConfig { ServiceURL = "http://127.0.0.1:9", MaxErrorRetry = 0 });
        leases = new(client, new("q", "http://127.0.0.1:9/q", Visibility, 3), 100, new SqsDeliveryOptions(), new("p", "q"), time, NullLogger.Instance);
        ages.Add(leases);
    }

    public void Dispose() => leases.Dispose();

    [Fact]
    public void The_oldest_is_known_while_it_is_held_and_while_it_is_to_come_again()
    {
        var oldest = Hold("a", sent: 1_000);
        var next = Hold("b", sent: 2_000);
        Assert.Equal(1_000, Oldest());
        oldest.Abandon();
        Assert.Equal(1_000, Oldest());
        oldest = Hold("a", sent: 1_000, receives: 2);
        oldest.Delivered();
        Assert.Equal(2_000, Oldest());
        next.Delivered();
        Assert.Null(Oldest());
    }

    [Fact]
    public void What_is_parked_or_has_not_come_again_in_twice_the_time_is_no_longer_of_this_queue()
    {
        Hold("a", sent: 1_000, receives: 3).Abandon();
        Assert.Null(Oldest());
        Hold("b", sent: 2_000).Abandon();
        time.Advance(Visibility * 2);
        Assert.Equal(2_000, Oldest());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(Oldest());
    }

    [Fact]
    public void A_queue_that_is_read_no_more_is_not_told()
    {
        Hold("a", sent: 1_000);
        ages.Remove(leases);
        Assert.Empty(ages.Oldest());
    }

    private long? Oldest() => ages.Oldest().TryGetValue("q", out var sent) ? sent.ToUnixTimeMilliseconds() : null;

    private SqsLease Hold(string id, long sent, int receives = 1)
    {
        Assert.True(leases.ReserveAsync(1, CancellationToken.None).IsCompletedSuccessfully);
        return leases.Hold(
            new Message
            {
                MessageId = id,
                Attributes = new()
                {
                    ["SentTimestamp"] = sent.ToString(CultureInfo.InvariantCulture),
                    ["ApproximateReceiveCount"] = receives.ToString(CultureInfo.InvariantCulture),
                },
            },
            time.GetTimestamp());
    }
}
