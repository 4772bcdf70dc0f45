using Amazon.SQS.Model;

namespace Orleans.Aws;

/// <summary>Turns what others put into a queue (an SNS envelope, an S3 notification, plain JSON) into events.</summary>
/// <remarks>Register it in the host under the stream provider's name as key; several are asked in turn.</remarks>
public interface IForeignMessageAdapter
{
    /// <summary>The events of a message, all of which are delivered before it is deleted; null when it is not for this adapter. An empty list: it is understood and means nothing.</summary>
    IReadOnlyList<ForeignEvent>? Read(Message message);
}
