using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace GasOrleans.Queues;

/// <summary>A received message.</summary>
/// <param name="Body">What was sent.</param>
/// <param name="Receipt">The handle of this receive.</param>
/// <param name="Receives">How often it was received, this time included.</param>
internal sealed record WorkMessage(string Body, string Receipt, int Receives);

/// <summary>An SQS standard queue with competing consumers.</summary>
/// <param name="sqs">The client.</param>
/// <param name="name">The queue's name.</param>
/// <param name="options">Visibility and wait.</param>
internal sealed class WorkQueue(IAmazonSQS sqs, string name, QueueOptions options)
{
    private readonly SemaphoreSlim resolving = new(1, 1);
    private string? url;

    public string Name => name;

    /// <summary>Looks the queue up; throws with its name when there is none.</summary>
    public async Task<string> ResolveAsync(CancellationToken ct)
    {
        if (url is not null)
        {
            return url;
        }

        await resolving.WaitAsync(ct);
        try
        {
            return url ??= (await sqs.GetQueueUrlAsync(name, ct)).QueueUrl;
        }
        catch (QueueDoesNotExistException e)
        {
            throw new InvalidOperationException($"The queue '{name}' does not exist. Create it from aws/cloudformation/data.yaml, or correct section Queues.", e);
        }
        finally
        {
            resolving.Release();
        }
    }

    /// <summary>Sends a message; <paramref name="group"/> makes the queue fair between users (SQS fair queues).</summary>
    public async Task SendAsync(string body, string group, TimeSpan delay, CancellationToken ct) => await sqs.SendMessageAsync(
        new SendMessageRequest
        {
            QueueUrl = await ResolveAsync(ct),
            MessageBody = body,
            MessageGroupId = group,
            DelaySeconds = (int)Math.Ceiling(delay.TotalSeconds),
        },
        ct);

    /// <summary>Long poll for up to <paramref name="most"/> messages (1 to 10).</summary>
    public async Task<IReadOnlyList<WorkMessage>> ReceiveAsync(int most, CancellationToken ct)
    {
        var answer = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = await ResolveAsync(ct),
                MaxNumberOfMessages = Math.Min(most, 10),
                WaitTimeSeconds = (int)options.Wait.TotalSeconds,
                VisibilityTimeout = (int)options.Visibility.TotalSeconds,
                MessageSystemAttributeNames = ["ApproximateReceiveCount"],
            },
            ct);
        return [.. (answer.Messages ?? []).Select(Read)];
    }

    /// <summary>The message stays invisible for <paramref name="visibility"/> from now.</summary>
    public async Task ExtendAsync(WorkMessage message, TimeSpan visibility, CancellationToken ct)
        => await sqs.ChangeMessageVisibilityAsync(await ResolveAsync(ct), message.Receipt, (int)Math.Ceiling(visibility.TotalSeconds), ct);

    /// <summary>The message is done with.</summary>
    public async Task DeleteAsync(WorkMessage message, CancellationToken ct)
        => await sqs.DeleteMessageAsync(await ResolveAsync(ct), message.Receipt, ct);

    private static WorkMessage Read(Message message) => new(
        message.Body,
        message.ReceiptHandle,
        int.Parse(message.Attributes?.GetValueOrDefault("ApproximateReceiveCount") ?? "1", CultureInfo.InvariantCulture));
}
