using Orleans.Streams;

namespace Orleans.Aws;

/// <summary>Sends events that may be sent again by a caller who does not know whether they arrived.</summary>
public static class OnceStreamExtensions
{
    /// <summary>Sends an event that the queue takes once, however often it is sent with this <paramref name="id"/> to this stream within SQS' five minutes. FIFO queues only.</summary>
    public static async Task OnNextOnceAsync<T>(this IAsyncStream<T> stream, T item, string id)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SqsOnce.Set(id);
        try
        {
            await stream.OnNextAsync(item);
        }
        finally
        {
            SqsOnce.Clear();
        }
    }
}
