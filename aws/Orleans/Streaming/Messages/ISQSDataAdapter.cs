using Amazon.SQS.Model;

namespace Orleans.Streaming.SQS.Streams;

/// <summary>Turns events into SQS messages and back.</summary>
public interface ISQSDataAdapter : Orleans.Streams.IQueueDataAdapter<Message, Orleans.Streams.IBatchContainer>;
