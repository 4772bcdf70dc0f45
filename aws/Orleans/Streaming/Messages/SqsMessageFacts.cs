using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Orleans.Aws;

/// <summary>What SQS says about a message.</summary>
internal static class SqsMessageFacts
{
    public static readonly string[] Needed =
    [
        MessageSystemAttributeName.ApproximateReceiveCount,
        MessageSystemAttributeName.SentTimestamp,
        MessageSystemAttributeName.SequenceNumber,
    ];

    private const int TieBits = 21;

    public static int ReceiveCount(this Message message)
        => int.TryParse(Attribute(message, MessageSystemAttributeName.ApproximateReceiveCount), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1;

    public static DateTimeOffset? Sent(this Message message)
        => Milliseconds(message) is { } sent ? DateTimeOffset.FromUnixTimeMilliseconds(sent) : null;

    public static UInt128? FifoNumber(this Message message)
        => UInt128.TryParse(Attribute(message, MessageSystemAttributeName.SequenceNumber), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// A number that grows with the time of sending and is the same whenever the message is received:
    /// milliseconds, then bits of the message's id, since several messages share a millisecond.
    /// </summary>
    public static long StableNumber(this Message message)
        => ((Milliseconds(message) ?? 0) << TieBits) | (Tie(message.MessageId ?? "") & ((1L << TieBits) - 1));

    // SQS' ids are random UUIDs. Nobody promises that.
    private static uint Tie(string id)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        if (!Guid.TryParse(id, out var random) || !random.TryWriteBytes(bytes))
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(id), bytes);
        }

        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    private static long? Milliseconds(Message message)
        => long.TryParse(Attribute(message, MessageSystemAttributeName.SentTimestamp), NumberStyles.None, CultureInfo.InvariantCulture, out var sent) ? sent : null;

    private static string? Attribute(Message message, string name) => message.Attributes?.GetValueOrDefault(name);
}
