using OrleansAWSUtils.Streams;

namespace Orleans.Aws;

/// <summary>
/// Where events arrive: continues the sender's trace, and does not let an event pass for delivered that no observer was given.
/// Orleans answers a delivery to a consumer without observer as if all were well, and the event would be gone.
/// What fails at a message's last receipt is told to who wants to know why it is parked: the agent does not learn what was thrown.
/// </summary>
internal sealed class TakenFilter(IEnumerable<ISqsDeadLetterObserver> observers) : IIncomingGrainCallFilter
{
    private const string Interface = "IStreamConsumerExtension";
    private const string Method = "DeliverBatch";

    private readonly ISqsDeadLetterObserver[] observers = [.. observers];

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.MethodName != Method || !context.InterfaceName.EndsWith(Interface, StringComparison.Ordinal) || Batch(context) is not { } batch)
        {
            await context.Invoke();
            return;
        }

        using var activity = SqsTrace.Process(batch.Container);
        var last = observers.Length > 0 ? SqsLastTry.Heard() : null;
        var watched = new WatchedBatch(batch.Container);
        context.Request.SetArgument(batch.Argument, watched);
        try
        {
            await context.Invoke();
            // An answer is a wish to start elsewhere, for which the event is delivered again.
            if (context.Result is null && !watched.IsTaken)
            {
                throw new OrleansException($"No observer of {context.TargetId} took the event {watched.SequenceToken} of stream {watched.StreamId}: none is attached, or of another type.");
            }
        }
        catch (Exception thrown) when (last is not null)
        {
            SqsDeadLetter letter = new(last.Value.Queue, last.Value.MessageId, SqsInstruments.DeliveryFailed) { Stream = watched.StreamId, Thrown = thrown };
            Array.ForEach(observers, observer => observer.OnDeadLetter(letter));
            throw;
        }
    }

    private static (SQSBatchContainer Container, int Argument)? Batch(IIncomingGrainCallContext context)
    {
        // From the end: what stands before it would be boxed to be looked at.
        for (var i = context.Request.GetArgumentCount() - 1; i >= 0; i--)
        {
            if (context.Request.GetArgument(i) is SQSBatchContainer container)
            {
                return (container, i);
            }
        }

        return null;
    }
}
