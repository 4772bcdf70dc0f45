using Amazon.SQS.Model;

namespace Orleans.Aws.Tests.Streaming;

public sealed class FailureTests(StreamCluster streams) : IClassFixture<StreamCluster>
{
    private readonly string key = Inbox.NewKey();

    [Fact]
    public async Task An_event_whose_consumer_fails_comes_again_with_the_same_token_and_is_then_deleted()
    {
        Inbox.React(key, _ => Inbox.Of(key).Count == 1 ? throw new InvalidOperationException("not yet") : Task.CompletedTask);
        await streams.Stream(StreamCluster.Stubborn, key).OnNextAsync(new Note(1));
        await Eventually.HoldsAsync(() => Inbox.Of(key).Count >= 2);
        Assert.Single(Inbox.Of(key).Select(a => a.Token).Distinct());
        await GoneAsync();
    }

    [Fact]
    public async Task An_event_whose_consumer_always_fails_is_parked_and_holds_up_no_other()
    {
        var other = Inbox.NewKey();
        Inbox.React(key, _ => throw new InvalidOperationException("never"));
        await streams.Stream(StreamCluster.Brief, key).OnNextAsync(new Note(1));
        await streams.Stream(StreamCluster.Brief, other).OnNextAsync(new Note(2));
        await Eventually.HoldsAsync(() => Inbox.Numbers(other).Contains(2));
        var parked = await ParkedAsync();
        Assert.NotEmpty(Inbox.Of(key));
        await Eventually.HoldsAsync(() => streams.LettersOf(parked).Any(letter => letter.Thrown is InvalidOperationException { Message: "never" }));
        Assert.Contains(streams.LettersOf(parked), letter => letter is { Reason: "delivery failed", Thrown: null, Stream: { } stream } && stream.GetKeyAsString() == key);
        Assert.All(streams.LettersOf(parked), letter => Assert.Equal(streams.Queue(StreamCluster.Brief), letter.Queue));
    }

    [Fact]
    public async Task When_one_of_two_subscribers_fails_the_event_is_not_deleted()
    {
        Inbox.React(key, a => a.Subscriber == "second" && Inbox.Of(key).Count(o => o.Subscriber == "second") == 1 ? throw new InvalidOperationException("not yet") : Task.CompletedTask);
        await streams.Stream(StreamCluster.Stubborn, key, "shared").OnNextAsync(new Note(1));
        await Eventually.HoldsAsync(() => Inbox.Of(key).GroupBy(a => a.Subscriber).Count(s => s.Count() >= 2) == 2);
        await GoneAsync();
    }

    [Fact]
    public async Task An_event_that_nobody_subscribed_to_is_parked_and_not_deleted()
    {
        await streams.Stream(StreamCluster.Brief, key, "unheard").OnNextAsync(new Note(1));
        await ParkedAsync();
    }

    [Fact]
    public async Task An_event_whose_subscriber_attached_no_observer_is_parked_and_not_deleted()
    {
        await streams.Stream(StreamCluster.Brief, key, "idle").OnNextAsync(new Note(1));
        await ParkedAsync();
    }

    [Fact]
    public async Task A_message_that_nobody_understands_is_parked_as_it_is_and_the_queue_goes_on()
    {
        var poison = new[] { $"poison {key}", $$"""{"payload":"AAECAw=={{key}}"}""", $$"""{"payload":"AAECAwQ=","x":"{{key}}"}""" };
        var url = await streams.Sqs.UrlAsync(streams.Queue(StreamCluster.Brief));
        await streams.Sqs.SendMessageBatchAsync(url, [.. poison.Select((p, i) => new SendMessageBatchRequestEntry($"{i}", p))], TestContext.Current.CancellationToken);
        await streams.Stream(StreamCluster.Brief, key).OnNextAsync(new Note(1));
        await Eventually.HoldsAsync(() => Inbox.Numbers(key).Contains(1));
        await Eventually.HoldsAsync(async () => (await streams.DeadAsync(StreamCluster.Brief)).Intersect(poison).Count() == 3);
    }

    [Fact]
    public async Task Messages_of_others_become_events_by_an_adapter()
    {
        var url = await streams.Sqs.UrlAsync(streams.Queue(StreamCluster.Stubborn));
        await streams.Sqs.SendMessageAsync(url, $"note {key} 41 42", TestContext.Current.CancellationToken);
        await streams.Sqs.SendMessageAsync(url, "nothing", TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => Inbox.Of(key).Count >= 2);
        Assert.Equal([41, 42], Inbox.Numbers(key).Distinct());
        await GoneAsync();
    }

    [Fact]
    public async Task A_message_of_several_events_is_deleted_only_when_all_are_delivered()
    {
        Inbox.React(key, a => a.Note.Number == 42 && Inbox.Numbers(key).Count(n => n == 42) == 1 ? throw new InvalidOperationException("not yet") : Task.CompletedTask);
        var url = await streams.Sqs.UrlAsync(streams.Queue(StreamCluster.Stubborn));
        await streams.Sqs.SendMessageAsync(url, $"note {key} 41 42", TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => Inbox.Numbers(key).Count(n => n == 42) >= 2);
        await GoneAsync();
    }

    [Fact]
    public async Task A_consumer_slower_than_the_visibility_timeout_is_given_each_event_once()
    {
        var slow = new TaskCompletionSource();
        Inbox.React(key, a => a.Note.Number == 0 ? slow.Task : Task.CompletedTask);
        for (var i = 0; i < 5; i++)
        {
            await streams.Stream(StreamCluster.Patient, key).OnNextAsync(new Note(i));
        }

        await Eventually.HoldsAsync(() => Inbox.Numbers(key).Contains(0));
        var start = TimeProvider.System.GetTimestamp();
        await Eventually.HoldsAsync(() => TimeProvider.System.GetElapsedTime(start) > 1.2 * StreamCluster.PatientHides);
        slow.SetResult();
        await GoneAsync(StreamCluster.Patient);
        Assert.Equal(Enumerable.Range(0, 5), Inbox.Numbers(key).Order());
    }

    /// <summary>The id of the one message of this test that is parked.</summary>
    private async Task<string> ParkedAsync()
        => (await Eventually.GivesAsync(
            async () => (await streams.Sqs.ReadAsync(streams.DeadQueue(StreamCluster.Brief))).Where(message => IsOfThisTest(message.Body)).ToList(), found => found.Count == 1))[0].MessageId;

    /// <summary>Deleted: neither in the queue nor parked. Tests of a class run one after the other, so nothing else is under way.</summary>
    private async Task GoneAsync(string provider = StreamCluster.Stubborn)
    {
        await Eventually.HoldsAsync(async () => await streams.Sqs.CountsAsync(streams.Queue(provider)) == (0, 0));
        Assert.Empty(await streams.DeadAsync(provider));
    }

    private bool IsOfThisTest(string body)
    {
        using var json = body.StartsWith('{') ? System.Text.Json.JsonDocument.Parse(body) : null;
        return json is not null
            && json.RootElement.TryGetProperty("payload", out var payload)
            && payload.TryGetBytesFromBase64(out var bytes)
            && bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(key)) >= 0;
    }
}
