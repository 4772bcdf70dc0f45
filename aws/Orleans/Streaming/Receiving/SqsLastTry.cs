namespace Orleans.Aws;

/// <summary>Says to the subscriber's silo that a delivery is a message's last, in the request context: what the subscriber throws is known there only.</summary>
internal static class SqsLastTry
{
    private const string Key = "orleans.aws.sqs.last";

    /// <summary>Whether it was said, for the next request.</summary>
    public static bool Say(SqsLease? lease)
    {
        if (lease is not { IsLast: true })
        {
            return false;
        }

        RequestContext.Set(Key, $"{lease.Queue}/{lease.Message.MessageId}");
        return true;
    }

    /// <summary>The queue and the message that this request says it of.</summary>
    public static (string Queue, string MessageId)? Heard()
        => RequestContext.Get(Key) is string said && said.LastIndexOf('/') is > 0 and var end ? (said[..end], said[(end + 1)..]) : null;
}
