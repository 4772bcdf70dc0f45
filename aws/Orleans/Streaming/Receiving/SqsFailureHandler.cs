using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace Orleans.Aws;

/// <summary>Says what failed; the cache leaves the message to SQS, whose redrive policy is what ends the attempts.</summary>
internal sealed partial class SqsFailureHandler(ILogger logger) : IStreamFailureHandler
{
    public bool ShouldFaultSubsriptionOnError => false;

    public Task OnDeliveryFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken)
    {
        LogDeliveryFailed(subscriptionId, streamProviderName, streamIdentity, sequenceToken);
        return Task.CompletedTask;
    }

    public Task OnSubscriptionFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken)
    {
        LogSubscriptionFailed(subscriptionId, streamProviderName, streamIdentity, sequenceToken);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "Subscription {Subscription} of provider {Provider} could not be given event {Token} of stream {Stream}")]
    private partial void LogDeliveryFailed(GuidId subscription, string provider, StreamId stream, StreamSequenceToken? token);

    [LoggerMessage(LogLevel.Warning, "Subscription {Subscription} of provider {Provider} to stream {Stream} could not be started at {Token}")]
    private partial void LogSubscriptionFailed(GuidId subscription, string provider, StreamId stream, StreamSequenceToken? token);
}
