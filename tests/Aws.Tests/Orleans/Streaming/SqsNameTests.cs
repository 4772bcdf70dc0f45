using Orleans.Streams;

namespace Orleans.Aws.Tests.Streaming;

public sealed class SqsNameTests
{
    private static readonly QueueId Queue = QueueId.GetQueueId("Orders", 3, 0);

    [Fact]
    public void A_queue_has_the_official_name()
    {
        Assert.Equal("shop-orders-3", SqsQueueName.Of("shop", Queue, fifo: false));
        Assert.Equal("shop-orders-3.fifo", SqsQueueName.Of("shop", Queue, fifo: true));
        Assert.Equal("shop-orders-3-dead.fifo", SqsQueueName.OfDead("shop-orders-3.fifo"));
    }

    [Theory]
    [InlineData("my shop/é")]
    [InlineData("shop-with-a-name-that-is-so-long-that-the-queue-would-be-longer-than-the-eighty-characters-of-SQS")]
    public void Where_that_is_no_valid_name_it_is_made_valid_and_stays_different(string service)
    {
        var name = SqsQueueName.Of(service, Queue, fifo: true);
        Assert.Matches("^[A-Za-z0-9_-]{1,75}\\.fifo$", name);
        Assert.NotEqual(name, SqsQueueName.Of(service + "x", Queue, fifo: true));
        Assert.Matches("^[A-Za-z0-9_-]{1,75}\\.fifo$", SqsQueueName.OfDead(name));
    }
}
