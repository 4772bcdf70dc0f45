using Amazon.SQS.Model;
using GasOrleans.Aws.Tests;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streaming.SQS.Streams;

namespace Orleans.Aws.Tests.Streaming;

/// <summary>Message bodies: our own, the official package's, and whatever else may be in a queue.</summary>
public sealed class MessageTests : IDisposable
{
    private readonly Microsoft.Extensions.Hosting.IHost host = Silos.Unstarted(_ => { });
    private readonly SQSDataAdapter adapter;

    public MessageTests() => adapter = ActivatorUtilities.CreateInstance<SQSDataAdapter>(host.Services);

    public void Dispose() => host.Dispose();

    [Fact]
    public void What_was_sent_is_read()
        => Assert.Equal(7, NumberIn(Body(7)));

    [Fact]
    public void The_official_packages_indented_form_is_read_and_any_other_way_to_write_the_same_JSON()
    {
        Assert.Equal(7, NumberIn(Body(7).Replace("{", "{\n  ", StringComparison.Ordinal).Replace("}", "\n}", StringComparison.Ordinal)));
        Assert.Equal(7, NumberIn(Body(7).Replace("=", "\\u003D", StringComparison.Ordinal).Replace("+", "\\u002B", StringComparison.Ordinal)));
        Assert.Equal(7, NumberIn($$"""{"more":1,{{Body(7)[1..]}}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"payload\":\"}")]
    [InlineData("{\"payload\":\"\"}")]
    [InlineData("{\"payload\":\"AAAA\"}")]
    [InlineData("{\"payload\":\"no base64\"}")]
    [InlineData("{\"payload\":null}")]
    [InlineData("{\"payload\":\"AAAA\",\"payload\":\"\"}")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_none_of_ours_is_refused_whatever_it_is(string body)
        => Assert.ThrowsAny<Exception>(() => adapter.FromQueueMessage(new Message { Body = body }, 1));

    [Fact]
    public void A_truncated_message_is_refused_wherever_it_ends()
    {
        var body = Body(7);
        Assert.All(Enumerable.Range(0, body.Length), length => Assert.ThrowsAny<Exception>(() => adapter.FromQueueMessage(new Message { Body = body[..length] }, 1)));
    }

    [Fact]
    public void A_messages_number_is_the_same_at_each_receipt_and_grows_with_the_time_of_sending()
    {
        var (first, later) = (Sent(1_700_000_000_000), Sent(1_700_000_000_001));
        Assert.Equal(first.StableNumber(), first.StableNumber());
        Assert.True(first.StableNumber() < later.StableNumber());
        Assert.NotEqual(first.StableNumber(), Sent(1_700_000_000_000).StableNumber());
        first.MessageId = "no UUID";
        Assert.Equal(first.StableNumber(), first.StableNumber());
    }

    private static Message Sent(long milliseconds)
        => new() { MessageId = Guid.NewGuid().ToString(), Attributes = new() { ["SentTimestamp"] = $"{milliseconds}" } };

    private string Body(int number) => adapter.ToQueueMessage(StreamId.Create("s", "k"), [new Note(number)], null, []).Body;

    private int NumberIn(string body)
        => Assert.Single(adapter.FromQueueMessage(new Message { Body = body }, 1).GetEvents<Note>()).Item1.Number;
}
