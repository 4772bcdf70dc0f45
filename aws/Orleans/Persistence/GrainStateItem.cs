using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

/// <summary>One item of the grain state table, attribute by attribute as the official package writes it.</summary>
internal static class GrainStateItem
{
    public const string Grain = "GrainReference";
    public const string State = "GrainType";
    public const string Data = "GrainState";
    public const string ETag = "ETag";
    public const string Expiry = "GrainTtl";

    /// <summary>DynamoDB's limit of an item: names and values together.</summary>
    public const int Largest = 400 * 1024;

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html: at most 21 bytes.
    private const int NumberSize = 21;

    public static TableDefinition Table(bool expires) => new(new(Grain, ScalarAttributeType.S), new(State, ScalarAttributeType.S))
    {
        TimeToLiveAttribute = expires ? Expiry : null,
    };

    /// <summary>The whole item. No bytes: a state that was cleared, or whose serializer needs none.</summary>
    public static Dictionary<string, AttributeValue> Of(GrainStateKey key, ReadOnlyMemory<byte> data, long etag, long? expiry)
    {
        var item = key.Attributes();
        item[Data] = data.IsEmpty ? new AttributeValue { NULL = true } : new AttributeValue { B = AsStream(data) };
        item[ETag] = Number(etag);
        if (expiry is { } seconds)
        {
            item[Expiry] = Number(seconds);
        }

        return item;
    }

    /// <summary>An upper bound of what DynamoDB counts for <see cref="Of"/>'s item.</summary>
    public static long Size(GrainStateKey key, long data)
        => Encoding.UTF8.GetByteCount(key.Grain) + Encoding.UTF8.GetByteCount(key.State) + data
            + Grain.Length + State.Length + Data.Length + ETag.Length + Expiry.Length + (2 * NumberSize);

    public static string? ETagOf(Dictionary<string, AttributeValue>? item)
        => item is not null && item.TryGetValue(ETag, out var value) ? value.N : null;

    /// <summary>DynamoDB deletes expired items within days, not at once.</summary>
    public static bool IsExpired(Dictionary<string, AttributeValue> item, long now)
        => item.TryGetValue(Expiry, out var expiry) && long.TryParse(expiry.N, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= now;

    public static BinaryData? DataOf(Dictionary<string, AttributeValue> item)
        => item.TryGetValue(Data, out var value) && value.B is { Length: > 0 } bytes ? BinaryData.FromBytes(bytes.ToArray()) : null;

    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    private static MemoryStream AsStream(ReadOnlyMemory<byte> data)
        => System.Runtime.InteropServices.MemoryMarshal.TryGetArray(data, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false, publiclyVisible: true)
            : new MemoryStream(data.ToArray());
}
