using System.Diagnostics;
using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace GasOrleans.Queues;

/// <summary>A received message.</summary>
/// <param name="Body">What was sent.</param>
/// <param name="Receipt">The handle of this receive.</param>
/// <param name="Receives">How often it was received, this time included.</param>
internal sealed record WorkMessage(string Body, string Receipt, int Receives)
{
    /// <summary>The id that it keeps in the dead-letter queue.</summary>
    public string Id { get; init; } = "";

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The trace of who sent it (W3C <c>traceparent</c>).</summary>
    public string? Trace { get; init; }
}

/// <summary>An SQS standard queue with competing consumers.</summary>
internal sealed class WorkQueue
{
    /// <summary>SQS takes so many by one request.</summary>
    public const int Batch = 10;

    private const string Trace = "traceparent";

    private static readonly TimeSpan SendPace = TimeSpan.FromMilliseconds(100);

    private readonly IAmazonSQS sqs;
    private readonly string name;
    private readonly QueueOptions options;
    private readonly SharedRequest<SendMessageBatchRequestEntry> sending;
    private readonly SharedRequest<string> deleting;
    private string? url;

    /// <param name="sqs">The client.</param>
    /// <param name="name">The queue's name.</param>
    /// <param name="options">Visibility and wait.</param>
    /// <param name="pace">How long after a request that was not full the next begins at the soonest; absent: receives follow at once.</param>
    public WorkQueue(IAmazonSQS sqs, string name, QueueOptions options, TimeSpan? pace = null)
    {
        (this.sqs, this.name, this.options, Pace) = (sqs, name, options, pace ?? TimeSpan.Zero);
        (sending, deleting) = (new(Batch, pace ?? SendPace, SendAsync), new(Batch, pace ?? SendPace, DeleteAsync));
    }

    public string Name => name;

    /// <summary>How long after a receive that brought something, but was not full, the next begins at the soonest.</summary>
    public TimeSpan Pace { get; }

    /// <summary>Looks the queue up; throws with its name when there is none.</summary>
    public async Task<string> ResolveAsync(CancellationToken ct)
    {
        try
        {
            return url ??= (await sqs.GetQueueUrlAsync(name, ct)).QueueUrl;
        }
        catch (QueueDoesNotExistException e)
        {
            throw new InvalidOperationException($"The queue '{name}' does not exist. Create it from aws/cloudformation/data.yaml, or correct section Queues.", e);
        }
    }

    /// <summary>Sends a message; <paramref name="group"/> makes the queue fair between users (SQS fair queues).</summary>
    public Task SendAsync(string body, string group, TimeSpan delay, CancellationToken ct) => sending.SendAsync(new SendMessageBatchRequestEntry
    {
        MessageBody = body,
        MessageGroupId = group,
        DelaySeconds = (int)Math.Ceiling(delay.TotalSeconds),
        MessageAttributes = Activity.Current?.Id is { } id ? new() { [Trace] = new() { DataType = "String", StringValue = id } } : null,
    }).WaitAsync(ct);

    /// <summary>Long poll for up to <paramref name="most"/> messages (1 to 10).</summary>
    public async Task<IReadOnlyList<WorkMessage>> ReceiveAsync(int most, CancellationToken ct)
    {
        var answer = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = await ResolveAsync(ct),
                MaxNumberOfMessages = Math.Min(most, Batch),
                WaitTimeSeconds = (int)options.Wait.TotalSeconds,
                VisibilityTimeout = (int)options.Visibility.TotalSeconds,
                MessageSystemAttributeNames = ["ApproximateReceiveCount", "SentTimestamp"],
                MessageAttributeNames = [Trace],
            },
            ct);
        return [.. (answer.Messages ?? []).Select(Read)];
    }

    /// <summary>The message stays invisible for <paramref name="visibility"/> from now.</summary>
    public async Task ExtendAsync(WorkMessage message, TimeSpan visibility, CancellationToken ct)
        => await sqs.ChangeMessageVisibilityAsync(await ResolveAsync(ct), message.Receipt, (int)Math.Ceiling(visibility.TotalSeconds), ct);

    /// <summary>The message is done with.</summary>
    public Task DeleteAsync(WorkMessage message, CancellationToken ct) => deleting.SendAsync(message.Receipt).WaitAsync(ct);

    private async Task<IReadOnlyList<Exception?>> SendAsync(IReadOnlyList<SendMessageBatchRequestEntry> messages)
    {
        for (var i = 0; i < messages.Count; i++)
        {
            messages[i].Id = Id(i);
        }

        var answer = await sqs.SendMessageBatchAsync(new SendMessageBatchRequest(await ResolveAsync(CancellationToken.None), [.. messages]));
        return Faults(messages.Count, answer.Failed);
    }

    private async Task<IReadOnlyList<Exception?>> DeleteAsync(IReadOnlyList<string> receipts)
    {
        var entries = receipts.Select((receipt, i) => new DeleteMessageBatchRequestEntry(Id(i), receipt)).ToList();
        var answer = await sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest(await ResolveAsync(CancellationToken.None), entries));
        return Faults(entries.Count, answer.Failed);
    }

    private List<Exception?> Faults(int count, List<BatchResultErrorEntry>? failed)
    {
        List<Exception?> faults = [.. Enumerable.Repeat<Exception?>(null, count)];
        foreach (var one in failed ?? [])
        {
            faults[int.Parse(one.Id, CultureInfo.InvariantCulture)] = new AmazonSQSException($"The queue '{name}' did not take a message: {one.Code} {one.Message}");
        }

        return faults;
    }

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static WorkMessage Read(Message message) => new(
        message.Body,
        message.ReceiptHandle,
        int.Parse(message.Attributes?.GetValueOrDefault("ApproximateReceiveCount") ?? "1", CultureInfo.InvariantCulture))
    {
        Id = message.MessageId ?? "",
        SentAt = long.TryParse(message.Attributes?.GetValueOrDefault("SentTimestamp"), CultureInfo.InvariantCulture, out var sent) ? DateTimeOffset.FromUnixTimeMilliseconds(sent) : null,
        Trace = message.MessageAttributes?.GetValueOrDefault(Trace)?.StringValue,
    };
}
