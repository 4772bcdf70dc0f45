namespace Orleans.Aws;

/// <summary>
/// Hears why messages are dead-lettered, so that who looks at them later need not search the logs. A service of the silo, as many as one likes.
/// What a subscriber threw is heard in its silo, and the rest in the silo that received the message: so one message may be heard of several times,
/// also because a delivery may be tried anew while the message is held.
/// </summary>
public interface ISqsDeadLetterObserver
{
    /// <summary>Hears of one. Called where events are delivered: it must neither wait nor throw.</summary>
    void OnDeadLetter(SqsDeadLetter letter);
}
