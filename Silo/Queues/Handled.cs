namespace GasOrleans.Queues;

/// <summary>What became of a message: a closed set.</summary>
internal abstract record Handled
{
    private Handled()
    {
    }

    /// <summary>All is written: it can be deleted.</summary>
    internal sealed record Done : Handled;

    /// <summary>It is to come again, without counting as a failed receive: a fresh one is sent, then this one deleted.</summary>
    internal sealed record Postponed(TimeSpan By, string Group) : Handled;

    /// <summary>It cannot be understood; SQS parks it in the dead-letter queue when it has come too often.</summary>
    internal sealed record Unreadable(string Why) : Handled;
}
