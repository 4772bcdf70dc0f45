using System.Globalization;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;

namespace Orleans.Aws;

internal sealed partial class SqsLeases
{
    private const int DeletionAttempts = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private async Task DeleteAsync(IReadOnlyList<SqsLease> batch)
    {
        var left = batch;
        for (var attempt = 1; left.Count > 0; attempt++)
        {
            left = await TryDeleteAsync(left);
            if (left.Count > 0 && attempt == DeletionAttempts)
            {
                // They were delivered, and will be once more.
                LogNotDeleted(queue.Name, left.Count);
                return;
            }

            if (left.Count > 0)
            {
                await Task.Delay(FirstPause * attempt, time);
            }
        }
    }

    private async Task<IReadOnlyList<SqsLease>> TryDeleteAsync(IReadOnlyList<SqsLease> batch)
    {
        try
        {
            var entries = batch.Select((l, i) => new DeleteMessageBatchRequestEntry(Id(i), l.Message.ReceiptHandle)).ToList();
            var response = await client.DeleteMessageBatchAsync(queue.Url, entries).CountedAsync(AwsOperations.DeleteMessageBatch, queue.Name);
            return [.. (response.Failed ?? []).Select(f => batch[Index(f.Id)])];
        }
        catch (Exception e) when (AwsOperations.IsAwsFailure(e, CancellationToken.None))
        {
            LogDeletionFailed(e, queue.Name, batch.Count);
            return batch;
        }
    }

    private async Task ChangeAsync(IReadOnlyList<SqsLease> batch, TimeSpan visibility, CancellationToken ct)
    {
        var now = time.GetTimestamp();
        var seconds = (int)Math.Ceiling(visibility.TotalSeconds);
        try
        {
            var entries = batch.Select((l, i) => new ChangeMessageVisibilityBatchRequestEntry(Id(i), l.Message.ReceiptHandle) { VisibilityTimeout = seconds }).ToList();
            var response = await client.ChangeMessageVisibilityBatchAsync(queue.Url, entries, ct).CountedAsync(AwsOperations.ChangeMessageVisibilityBatch, queue.Name);
            foreach (var ok in response.Successful ?? [])
            {
                batch[Index(ok.Id)].RenewedAt = now;
            }

            foreach (var failure in (response.Failed ?? []).Where(f => f.SenderFault is true))
            {
                // Its visibility ended before this, or somebody else has it.
                batch[Index(failure.Id)].IsLost = true;
            }
        }
        catch (Exception e) when (AwsOperations.IsAwsFailure(e, ct))
        {
            LogChangeFailed(e, queue.Name, batch.Count);
        }
    }

    private static string Id(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static int Index(string id) => int.Parse(id, CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Warning, "Could not delete {Count} delivered messages of queue {Queue}: they will be delivered again")]
    private partial void LogNotDeleted(string queue, int count);

    [LoggerMessage(LogLevel.Warning, "Deleting {Count} delivered messages of queue {Queue} failed; it is tried again")]
    private partial void LogDeletionFailed(Exception exception, string queue, int count);

    [LoggerMessage(LogLevel.Warning, "Changing the visibility of {Count} messages of queue {Queue} failed")]
    private partial void LogChangeFailed(Exception exception, string queue, int count);
}
