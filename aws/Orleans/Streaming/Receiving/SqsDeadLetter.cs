namespace Orleans.Aws;

/// <summary>A message that SQS moves to the dead-letter queue, where it keeps its id.</summary>
/// <param name="Queue">The queue that it comes from.</param>
/// <param name="MessageId">Its id.</param>
/// <param name="Reason">Why it was not taken, as <c>orleans.aws.sqs.dead_lettered</c> counts it.</param>
public sealed record SqsDeadLetter(string Queue, string MessageId, string Reason)
{
    /// <summary>The stream of its event; <see langword="null"/> where nobody understood it.</summary>
    public StreamId? Stream { get; init; }

    /// <summary>What the subscriber threw; only where the subscriber is, since nobody else is told it.</summary>
    public Exception? Thrown { get; init; }
}
