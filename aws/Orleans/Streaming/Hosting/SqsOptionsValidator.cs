using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Aws;

/// <summary>Refuses to start with stream settings that cannot work; all that is wrong is said at once.</summary>
internal sealed class SqsOptionsValidator(IServiceProvider services, string name) : IConfigurationValidator
{
    private const int LongestWait = 20;
    private const int LongestVisibility = 43_200;

    public void ValidateConfiguration()
    {
        var faults = Faults(Get<SqsOptions>()).Concat(Faults(Get<SqsDeliveryOptions>())).Concat(OtherFaults()).ToList();
        if (faults.Count > 0)
        {
            throw new OrleansConfigurationException($"SQS streams '{name}': {string.Join(" ", faults)}");
        }
    }

    private static IEnumerable<string> Faults(SqsOptions options)
    {
        foreach (var fault in SqsConnection.Of(options).Faults())
        {
            yield return fault;
        }

        if (options.ReceiveWaitTimeSeconds is < 0 or > LongestWait)
        {
            yield return $"{nameof(options.ReceiveWaitTimeSeconds)} must be 0 to {LongestWait}, it is {options.ReceiveWaitTimeSeconds}.";
        }

        if (options.VisibilityTimeoutSeconds is < 1 or > LongestVisibility)
        {
            yield return $"{nameof(options.VisibilityTimeoutSeconds)} must be 1 to {LongestVisibility}, it is {options.VisibilityTimeoutSeconds}.";
        }
    }

    private IEnumerable<string> Faults(SqsDeliveryOptions options)
    {
        if (options.MessageDelay && Get<SqsOptions>().FifoQueue)
        {
            yield return $"{nameof(options.MessageDelay)} is on with {nameof(SqsOptions.FifoQueue)}: FIFO queues have no delay of single messages.";
        }

        if (options.MaxReceiveCount is < 1 or > 1000)
        {
            yield return $"{nameof(options.MaxReceiveCount)} must be 1 to 1000, it is {options.MaxReceiveCount}.";
        }

        if (options.Retention < TimeSpan.FromMinutes(1) || options.Retention > TimeSpan.FromDays(14))
        {
            yield return $"{nameof(options.Retention)} must be a minute to 14 days, it is {options.Retention}.";
        }

        if (options.MaxHeldMessages < 1)
        {
            yield return $"{nameof(options.MaxHeldMessages)} must be positive, it is {options.MaxHeldMessages}.";
        }

        if (options.LastPollWithin < TimeSpan.Zero || options.LastPollWithin > TimeSpan.FromMinutes(1))
        {
            yield return $"{nameof(options.LastPollWithin)} must be zero to a minute, it is {options.LastPollWithin}.";
        }

        if (options.MaxLease <= TimeSpan.Zero || options.MaxLease > TimeSpan.FromHours(12))
        {
            yield return $"{nameof(options.MaxLease)} must be positive and at most SQS' 12 hours, it is {options.MaxLease}.";
        }
    }

    private IEnumerable<string> OtherFaults()
    {
        if (Get<HashRingStreamQueueMapperOptions>().TotalQueueCount < 1)
        {
            yield return "The number of partitions must be positive.";
        }

        if (Get<SimpleQueueCacheOptions>().CacheSize < 1)
        {
            yield return $"{nameof(SimpleQueueCacheOptions.CacheSize)} must be positive.";
        }

        if (Get<StreamPullingAgentOptions>().BatchContainerBatchSize > 1)
        {
            yield return $"{nameof(StreamPullingAgentOptions.BatchContainerBatchSize)} must be 1: each message is acknowledged by itself.";
        }
    }

    private T Get<T>() => services.GetRequiredService<IOptionsMonitor<T>>().Get(name);
}
