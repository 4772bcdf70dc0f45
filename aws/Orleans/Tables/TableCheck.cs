using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

/// <summary>Compares a table with what a feature needs: a table of another schema is refused before anything is written to it.</summary>
internal static class TableCheck
{
    public static bool IsReady(TableDescription table)
        => table.TableStatus == TableStatus.ACTIVE && (table.GlobalSecondaryIndexes?.All(i => i.IndexStatus == IndexStatus.ACTIVE) ?? true);

    public static void Keys(TableDescription table, TableDefinition definition)
    {
        var wanted = Text(definition.KeySchema, definition.Attributes);
        var found = Text(table.KeySchema, table.AttributeDefinitions);
        if (wanted != found)
        {
            throw new OrleansConfigurationException($"DynamoDB table '{table.TableName}' has another schema: its key is {found}, needed is {wanted}.");
        }
    }

    public static void Indexes(TableDescription table, TableDefinition definition)
    {
        foreach (var index in definition.Indexes)
        {
            var there = table.GlobalSecondaryIndexes?.FirstOrDefault(i => i.IndexName == index.Name)
                ?? throw new OrleansConfigurationException($"DynamoDB table '{table.TableName}' has no index '{index.Name}', and UpdateIfExists is off.");
            var wanted = Text(TableDefinition.Schema(index.Hash, index.Range), definition.Attributes);
            var found = Text(there.KeySchema, table.AttributeDefinitions);
            if (wanted != found)
            {
                throw new OrleansConfigurationException($"Index '{index.Name}' of DynamoDB table '{table.TableName}' has another schema: its key is {found}, needed is {wanted}.");
            }
        }
    }

    private static string Text(List<KeySchemaElement> keys, List<AttributeDefinition> attributes)
        => string.Join(", ", keys.OrderBy(k => k.KeyType == KeyType.HASH ? 0 : 1)
            .Select(k => $"{k.AttributeName} {attributes.FirstOrDefault(a => a.AttributeName == k.AttributeName)?.AttributeType} {k.KeyType}"));
}
