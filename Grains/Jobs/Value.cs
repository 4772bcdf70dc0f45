using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace GasOrleans.Jobs;

/// <summary>DynamoDB attribute values: what is absent is no attribute at all; instants are epoch seconds with decimals.</summary>
internal static class Value
{
    [return: NotNullIfNotNull(nameof(text))]
    public static AttributeValue? Of(string? text) => text is null ? null : new() { S = text };

    [return: NotNullIfNotNull(nameof(number))]
    public static AttributeValue? Of(long? number) => number is { } n ? new() { N = n.ToString(CultureInfo.InvariantCulture) } : null;

    [return: NotNullIfNotNull(nameof(instant))]
    public static AttributeValue? Of(DateTimeOffset? instant)
        => instant is { } at ? new() { N = (at.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture) } : null;

    public static AttributeValue Of(Item map) => new() { M = map, IsMSet = true };

    public static AttributeValue Of(IEnumerable<AttributeValue> list) => new() { L = [.. list], IsLSet = true };

    public static Item With(this Item item, string name, AttributeValue? value)
    {
        if (value is not null)
        {
            item[name] = value;
        }

        return item;
    }

    public static string? Text(this Item item, string name) => item.GetValueOrDefault(name)?.S;

    public static long Number(this Item item, string name)
        => item.GetValueOrDefault(name)?.N is { } n ? long.Parse(n, CultureInfo.InvariantCulture) : 0;

    public static DateTimeOffset? Time(this Item item, string name)
        => item.GetValueOrDefault(name)?.N is { } n
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(decimal.Parse(n, CultureInfo.InvariantCulture) * 1000))
            : null;

    /// <summary>Whether two values are the same to DynamoDB.</summary>
    public static bool Same(AttributeValue a, AttributeValue b)
        => a.S == b.S && a.N == b.N && a.BOOL == b.BOOL && Same(a.M, b.M) && Same(a.L, b.L);

    private static bool Same(Item? a, Item? b)
        => a is null || b is null ? (a?.Count ?? 0) == (b?.Count ?? 0)
            : a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out var other) && Same(pair.Value, other));

    private static bool Same(List<AttributeValue>? a, List<AttributeValue>? b)
        => a is null || b is null ? (a?.Count ?? 0) == (b?.Count ?? 0)
            : a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second));
}
