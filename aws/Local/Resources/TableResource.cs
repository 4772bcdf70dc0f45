using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace GasOrleans.Aws.Local.Resources;

/// <summary>Creates a table of a template, or makes sure that the one that exists is the same.</summary>
internal sealed class TableResource(IAmazonDynamoDB dynamoDb)
{
    public async Task EnsureAsync(Resource resource, CancellationToken cancellationToken)
    {
        var wanted = Request(resource.Properties);
        try
        {
            await dynamoDb.CreateTableAsync(wanted, cancellationToken);
        }
        catch (ResourceInUseException)
        {
            var there = await dynamoDb.DescribeTableAsync(wanted.TableName, cancellationToken);
            RequireSame(wanted, there.Table);
        }

        await EnsureTimeToLiveAsync(wanted.TableName, resource.Properties["TimeToLiveSpecification"]?["AttributeName"]?.GetValue<string>(), cancellationToken);
    }

    private async Task EnsureTimeToLiveAsync(string table, string? attribute, CancellationToken cancellationToken)
    {
        var there = (await dynamoDb.DescribeTimeToLiveAsync(table, cancellationToken)).TimeToLiveDescription;
        if (attribute is not null && there?.AttributeName != attribute)
        {
            var specification = new TimeToLiveSpecification { AttributeName = attribute, Enabled = true };
            await dynamoDb.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest { TableName = table, TimeToLiveSpecification = specification }, cancellationToken);
        }
    }

    private static CreateTableRequest Request(JsonObject table) => new()
    {
        TableName = Text(table["TableName"]),
        BillingMode = Text(table["BillingMode"]),
        AttributeDefinitions = List(table["AttributeDefinitions"], one => new AttributeDefinition(Text(one["AttributeName"]), Text(one["AttributeType"]))),
        KeySchema = KeySchema(table),
        LocalSecondaryIndexes = Indexes(table["LocalSecondaryIndexes"], one => new LocalSecondaryIndex { IndexName = Text(one["IndexName"]), KeySchema = KeySchema(one), Projection = Projection(one) }),
        GlobalSecondaryIndexes = Indexes(table["GlobalSecondaryIndexes"], one => new GlobalSecondaryIndex { IndexName = Text(one["IndexName"]), KeySchema = KeySchema(one), Projection = Projection(one) }),
    };

    private static void RequireSame(CreateTableRequest wanted, TableDescription there)
    {
        var asked = Shape(wanted.KeySchema, wanted.LocalSecondaryIndexes?.Select(i => (i.IndexName, i.KeySchema)), wanted.GlobalSecondaryIndexes?.Select(i => (i.IndexName, i.KeySchema)));
        var found = Shape(there.KeySchema, there.LocalSecondaryIndexes?.Select(i => (i.IndexName, i.KeySchema)), there.GlobalSecondaryIndexes?.Select(i => (i.IndexName, i.KeySchema)));
        if (asked != found)
        {
            throw new LocalCloudException($"Table {wanted.TableName} is\n{found}but data.yaml says\n{asked}`make reset` makes everything anew.");
        }
    }

    private static string Shape(List<KeySchemaElement> key, params IEnumerable<(string Name, List<KeySchemaElement> Key)>?[] indexes) =>
        string.Concat(indexes.SelectMany(one => one ?? []).OrderBy(one => one.Name, StringComparer.Ordinal).Prepend((Name: "key", Key: key))
            .Select(one => $"  {one.Name}: {string.Join(", ", one.Key.Select(part => part.AttributeName))}\n"));

    private static List<KeySchemaElement> KeySchema(JsonNode node) => List(node["KeySchema"], one => new KeySchemaElement(Text(one["AttributeName"]), Text(one["KeyType"])));

    private static Projection Projection(JsonNode node) => new() { ProjectionType = Text(node["Projection"]!["ProjectionType"]) };

    // An empty list is refused by DynamoDB, an absent one is not.
    private static List<T>? Indexes<T>(JsonNode? list, Func<JsonNode, T> make) => list is null ? null : List(list, make);

    private static List<T> List<T>(JsonNode? list, Func<JsonNode, T> make) => [.. list!.AsArray().Select(one => make(one!))];

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
