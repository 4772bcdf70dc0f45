namespace Orleans.Aws;

/// <summary>A queue as it was found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">Its address.</param>
/// <param name="Visibility">How long a message is hidden after it was handed out.</param>
/// <param name="MaxReceiveCount">How often a message is handed out before it goes to the dead-letter queue; null: there is none.</param>
internal sealed record SqsQueue(string Name, string Url, TimeSpan Visibility, int? MaxReceiveCount)
{
    public bool IsFifo => Name.EndsWith(".fifo", StringComparison.Ordinal);

    /// <summary>Whether SQS will not hand out this message again.</summary>
    public bool IsLast(int receiveCount) => receiveCount >= MaxReceiveCount;
}
