using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

/// <summary>One item of the reminder table, attribute by attribute as the official package writes it.</summary>
internal static class ReminderItem
{
    public const string Id = "ReminderId";
    public const string Hash = "GrainHash";
    public const string Service = "ServiceId";
    public const string Grain = "GrainReference";
    public const string Name = "ReminderName";
    public const string Period = "Period";
    public const string Start = "StartTime";
    public const string ETag = "ETag";
    public const string ByRange = "ServiceIdIndex";
    public const string ByGrain = "ServiceIdGrainReferenceIndex";

    public static TableDefinition Table { get; } = new(new(Id, ScalarAttributeType.S), new(Hash, ScalarAttributeType.N))
    {
        Indexes =
        [
            new(ByRange, new(Service, ScalarAttributeType.S), new(Hash, ScalarAttributeType.N)),
            new(ByGrain, new(Service, ScalarAttributeType.S), new(Grain, ScalarAttributeType.S)),
        ],
    };

    public static Dictionary<string, AttributeValue> Key(string service, GrainId grain, string name) => new(9)
    {
        [Id] = new($"{service}_{grain}_{name}"),
        [Hash] = Number(grain.GetUniformHashCode()),
    };

    public static Dictionary<string, AttributeValue> Of(string service, ReminderEntry entry, string etag)
    {
        var item = Key(service, entry.GrainId, entry.ReminderName);
        item[Service] = new(service);
        item[Grain] = new(entry.GrainId.ToString());
        item[Name] = new(entry.ReminderName);
        item[Start] = new(ReminderTimes.Format(entry.StartAt));
        item[Period] = new(ReminderTimes.Format(entry.Period));
        item[ETag] = new() { N = etag };
        return item;
    }

    /// <summary>Null where an attribute is missing or cannot be read.</summary>
    public static ReminderEntry? Entry(Dictionary<string, AttributeValue> item)
    {
        if (!GrainId.TryParse(Text(item, Grain), out var grain)
            || Text(item, Name) is not { } name
            || !ReminderTimes.TryParseStart(Text(item, Start), out var start)
            || !ReminderTimes.TryParsePeriod(Text(item, Period), out var period)
            || !item.TryGetValue(ETag, out var etag))
        {
            return null;
        }

        return new() { GrainId = grain, ReminderName = name, StartAt = start, Period = period, ETag = etag.N };
    }

    public static string? Text(Dictionary<string, AttributeValue> item, string attribute)
        => item.TryGetValue(attribute, out var value) ? value.S : null;

    public static AttributeValue Number(uint hash) => new() { N = hash.ToString(CultureInfo.InvariantCulture) };
}
