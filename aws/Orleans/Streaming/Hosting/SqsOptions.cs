namespace Orleans.Configuration;

/// <summary>Settings of an SQS stream provider, as the official package has them.</summary>
public class SqsOptions
{
    /// <summary>
    /// <c>Service=eu-west-1</c> or <c>Service=https://…</c>, and where wanted <c>AccessKey=…;SecretKey=…;SessionToken=…</c> or <c>ProfileName=…</c>.
    /// Empty: the SQS client injected into the host, else the SDK's own chain.
    /// </summary>
    [Redact]
    public string ConnectionString { get; set; } = "";

    /// <summary>System attributes to receive with each message, besides those needed here.</summary>
    public List<string> ReceiveMessageSystemAttributes { get; set; } = [];

    /// <summary>Message attributes to receive with each message.</summary>
    public List<string> ReceiveMessageAttributes { get; set; } = [];

    /// <summary>How long a request for messages waits for some: 0 to 20 seconds; null: 20. Waiting delays neither acknowledgements nor shutdown.</summary>
    public int? ReceiveWaitTimeSeconds { get; set; }

    /// <summary>How long a message is hidden from others after it was taken, renewed while it is being delivered; null: the queue's own setting.</summary>
    public int? VisibilityTimeoutSeconds { get; set; }

    /// <summary>Whether the queues are FIFO queues: events of a stream keep their order, and streams do not wait for each other.</summary>
    public bool FifoQueue { get; set; }
}
