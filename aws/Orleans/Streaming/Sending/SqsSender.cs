using System.Globalization;
using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Orleans.Aws;

/// <summary>Sends to one queue: what is sent at the same time shares requests.</summary>
internal sealed class SqsSender
{
    /// <summary>SQS' limit of a message, and of a request.</summary>
    public const int Largest = 1024 * 1024;

    private readonly Batcher<Pending> batches;
    private readonly IAmazonSQS client;
    private readonly SqsQueue queue;
    private readonly SqsInstruments instruments;

    public SqsSender(IAmazonSQS client, SqsQueue queue, SqsInstruments instruments, TimeSpan pace = default)
    {
        (this.client, this.queue, this.instruments) = (client, queue, instruments);
        batches = new(p => p.Size, Largest, SendAsync, pace);
    }

    /// <summary>Completes when SQS has it. Its size is what <see cref="SizeOf"/> says.</summary>
    public Task SendAsync(SendMessageBatchRequestEntry entry, int size)
    {
        var pending = new Pending(entry, size);
        batches.Add(pending);
        return pending.Task;
    }

    /// <summary>What counts against the limit: the body, and names, types and values of attributes.</summary>
    public static int SizeOf(SendMessageBatchRequestEntry entry)
        => Encoding.UTF8.GetByteCount(entry.MessageBody)
            + (entry.MessageAttributes is { Count: > 0 } attributes ? attributes.Sum(SizeOfAttribute) : 0);

    private static int SizeOfAttribute(KeyValuePair<string, MessageAttributeValue> a)
        => Encoding.UTF8.GetByteCount(a.Key + a.Value.DataType + a.Value.StringValue) + (int)(a.Value.BinaryValue?.Length ?? 0);

    private async Task SendAsync(IReadOnlyList<Pending> batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Entry.Id = i.ToString(CultureInfo.InvariantCulture);
        }

        try
        {
            var request = new SendMessageBatchRequest(queue.Url, [.. batch.Select(p => p.Entry)]);
            var response = await client.SendMessageBatchAsync(request).CountedAsync(AwsOperations.SendMessageBatch, queue.Name);
            Complete(batch, response);
        }
#pragma warning disable CA1031 // Whatever it is, every caller whose message is in the batch waits to be told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            foreach (var pending in batch)
            {
                pending.TrySetException(new OrleansException($"Sending to SQS queue '{queue.Name}' failed: {e.Message}", e));
            }
        }
    }

    private void Complete(IReadOnlyList<Pending> batch, SendMessageBatchResponse response)
    {
        foreach (var failure in response.Failed ?? [])
        {
            var pending = batch[int.Parse(failure.Id, CultureInfo.InvariantCulture)];
            pending.TrySetException(new OrleansException($"SQS queue '{queue.Name}' refused a message: {failure.Code}: {failure.Message}"));
        }

        instruments.MessagesSent(response.Successful?.Count ?? 0);
        foreach (var success in response.Successful ?? [])
        {
            batch[int.Parse(success.Id, CultureInfo.InvariantCulture)].TrySetResult();
        }

        foreach (var pending in batch.Where(p => !p.Task.IsCompleted))
        {
            pending.TrySetException(new OrleansException($"SQS queue '{queue.Name}' did not say whether it took a message."));
        }
    }

    private sealed class Pending(SendMessageBatchRequestEntry entry, int size) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public SendMessageBatchRequestEntry Entry => entry;

        public int Size => size;
    }
}
