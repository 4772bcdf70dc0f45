namespace Orleans.Aws.Tests.Streaming;

public sealed class FifoTests(StreamCluster streams) : IClassFixture<StreamCluster>
{
    private readonly string key = Inbox.NewKey();

    [Fact]
    public async Task Events_of_a_stream_arrive_in_the_order_they_were_sent()
    {
        var keys = Enumerable.Range(0, 5).Select(_ => Inbox.NewKey()).ToList();
        await Task.WhenAll(keys.Select(async k =>
        {
            for (var i = 0; i < 40; i++)
            {
                await streams.Stream(StreamCluster.Fifo, k).OnNextAsync(new Note(i));
            }
        }));
        await Eventually.HoldsAsync(() => keys.TrueForAll(k => Inbox.Numbers(k).Contains(39)));
        Assert.All(keys, k => Assert.Equal(Enumerable.Range(0, 40), Inbox.Numbers(k).Distinct()));
        Assert.All(keys, k => Assert.Equal(40, Inbox.Of(k).Select(a => a.Token).Distinct().Count()));
        Assert.All(keys, k => Assert.Equal(Enumerable.Range(0, 40), Inbox.Of(k).OrderBy(a => a.Token).Select(a => a.Note.Number).Distinct()));
    }

    [Fact]
    public async Task Nothing_overtakes_an_event_that_comes_again()
    {
        Inbox.React(key, a => a.Note.Number == 1 && Inbox.Numbers(key).Count(n => n == 1) == 1 ? throw new InvalidOperationException("not yet") : Task.CompletedTask);
        await SendAsync(5);
        await Eventually.HoldsAsync(() => Inbox.Numbers(key).Contains(4));
        var numbers = Inbox.Numbers(key);
        Assert.Equal([0, 1, 2, 3, 4], numbers.Distinct());
        Assert.True(numbers.TakeWhile(n => n < 2).Count(n => n == 1) >= 2, string.Join(',', numbers));
    }

    [Fact]
    public async Task An_event_that_always_fails_is_parked_and_those_behind_it_go_on()
    {
        Inbox.React(key, a => a.Note.Number == 1 ? throw new InvalidOperationException("never") : Task.CompletedTask);
        await SendAsync(4);
        await Eventually.HoldsAsync(() => Inbox.Numbers(key).Contains(3), seen: () => string.Join(",", Inbox.Numbers(key)));
        var numbers = Inbox.Numbers(key);
        Assert.Equal([0, 1, 2, 3], numbers.Distinct());
        Assert.DoesNotContain(1, numbers.SkipWhile(n => n < 2));
        await Eventually.HoldsAsync(async () => (await streams.DeadAsync(StreamCluster.Fifo)).Count == 1);
    }

    [Fact]
    public async Task An_event_that_is_sent_again_under_its_name_arrives_once()
    {
        var stream = streams.Stream(StreamCluster.Fifo, key);
        await stream.OnNextOnceAsync(new Note(1), "order 1, é");
        await stream.OnNextOnceAsync(new Note(1), "order 1, é");
        await stream.OnNextOnceAsync(new Note(2), "order 2");
        // Equal events without name are two.
        await stream.OnNextAsync(new Note(3));
        await stream.OnNextAsync(new Note(3));
        await Eventually.HoldsAsync(() => Inbox.Numbers(key).Count(n => n == 3) >= 2);
        Assert.Equal([1, 2, 3], Inbox.Numbers(key).Distinct());
        Assert.Single(Inbox.Of(key).Where(a => a.Note.Number == 1).Select(a => a.Token).Distinct());
    }

    [Fact]
    public async Task A_name_of_an_event_is_refused_where_the_queue_cannot_tell_it()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => streams.Stream(StreamCluster.Plain, key).OnNextOnceAsync(new Note(1), "order 1"));

    private async Task SendAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await streams.Stream(StreamCluster.Fifo, key).OnNextAsync(new Note(i));
        }
    }
}
