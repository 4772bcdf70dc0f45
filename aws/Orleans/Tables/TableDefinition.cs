using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

/// <summary>The schema that a feature needs of its table.</summary>
internal sealed record TableDefinition(TableKey Hash, TableKey Range)
{
    public IReadOnlyList<TableIndex> Indexes { get; init; } = [];

    /// <summary>The attribute by which DynamoDB expires items, where the feature is configured to.</summary>
    public string? TimeToLiveAttribute { get; init; }

    public List<KeySchemaElement> KeySchema => Schema(Hash, Range);

    public List<AttributeDefinition> Attributes =>
        [.. Indexes.SelectMany(i => new[] { i.Hash, i.Range }).Append(Hash).Append(Range).Distinct().Select(k => new AttributeDefinition(k.Attribute, k.Type))];

    public static List<KeySchemaElement> Schema(TableKey hash, TableKey range)
        => [new(hash.Attribute, KeyType.HASH), new(range.Attribute, KeyType.RANGE)];
}

/// <summary>One half of a key.</summary>
internal sealed record TableKey(string Attribute, ScalarAttributeType Type);

/// <summary>A global secondary index that projects everything.</summary>
internal sealed record TableIndex(string Name, TableKey Hash, TableKey Range);
