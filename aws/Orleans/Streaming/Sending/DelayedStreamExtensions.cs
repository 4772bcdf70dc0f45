using Orleans.Streams;

namespace Orleans.Aws;

/// <summary>Sends events that are delivered later.</summary>
public static class DelayedStreamExtensions
{
    /// <summary>Sends an event that SQS hides for up to 15 minutes. The provider must allow it (<see cref="SqsDeliveryOptions.MessageDelay"/>).</summary>
    public static async Task OnNextAsync<T>(this IAsyncStream<T> stream, T item, TimeSpan delay)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SqsDelay.Set(delay);
        try
        {
            await stream.OnNextAsync(item);
        }
        finally
        {
            SqsDelay.Clear();
        }
    }
}
