using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Grains.Tests.Jobs;
using GasOrleans.Jobs;
using Orleans.Storage;

namespace GasOrleans.Grains.Tests.Releases;

/// <summary>
/// What each release has stored, this version reads, and loses nothing of. The examples in <c>Stored/VERSION</c> are never changed;
/// <c>make approve</c> adds those that the newest lacks.
/// </summary>
[Collection(Cluster.OneAtATime)]
public sealed class StoredStateTests(Cluster cluster)
{
    /// <summary>The release whose examples are being gathered.</summary>
    private const string Newest = "1.0.0";

    private static readonly string Folder = Path.Combine("tests", "Grains.Tests", "Releases", "Stored");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>What grains keep, by name.</summary>
    private static readonly Dictionary<string, Type> States = typeof(JobState).Assembly.GetTypes()
        .SelectMany(type => type.GetConstructors()).SelectMany(maker => maker.GetParameters()).Select(parameter => parameter.ParameterType)
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IPersistentState<>))
        .Select(type => type.GetGenericArguments()[0]).Distinct().ToDictionary(type => type.Name);

    public static TheoryData<string> NewestStates => [.. States.Keys];

    public static TheoryData<JobStatus> Statuses => [.. Samples.Statuses.Where(status => status != JobStatus.None)];

    public static TheoryData<string, string> Stored =>
        [.. from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder), "*.json", SearchOption.AllDirectories)
            select (Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileName(file))];

    [Theory, MemberData(nameof(NewestStates))]
    public void The_newest_release_has_an_example_of_each_state(string name)
        => Require($"{name}.json", () => JsonNode.Parse(Serializer(States[name], Filled.Of(States[name])))!.ToJsonString(Indented));

    [Theory, MemberData(nameof(Statuses))]
    public void The_newest_release_has_an_example_of_a_job_in_each_status(JobStatus status)
        => Require($"job-{status}.json", () => JsonSerializer.Serialize(Plain(new AttributeValue { M = JobItem.From(Example(status)) }), Indented));

    [Theory, MemberData(nameof(Stored))]
    public void What_a_release_has_stored_is_read_and_nothing_of_it_is_lost(string release, string file)
    {
        var was = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, Folder, release, file)))!;
        var name = Path.GetFileNameWithoutExtension(file);
        JsonNode becomes;
        if (name.StartsWith("job-", StringComparison.Ordinal))
        {
            var job = JobItem.Read(Attribute(was).M);
            Assert.Equal(name["job-".Length..], $"{job.Status}");
            becomes = Plain(new AttributeValue { M = JobItem.From(job) })!;
        }
        else
        {
            Assert.True(States.TryGetValue(name, out var type), $"No grain keeps {name} any more: what becomes of what {release} has stored?");
            becomes = JsonNode.Parse(Serializer(type, Deserialize(type, was)))!;
        }

        AssertHolds(becomes, was, "$");
    }

    /// <summary>Written when it is missing and approved; never rewritten.</summary>
    private static void Require(string file, Func<string> example)
    {
        if (!File.Exists(Path.Combine(Repository.Root, Folder, Newest, file)))
        {
            Directory.CreateDirectory(Path.Combine(Repository.Root, Folder, Newest));
            Approved.Text(Path.Combine(Folder, Newest, file), example() + "\n");
        }
    }

    private static void AssertHolds(JsonNode? now, JsonNode? was, string at)
    {
        switch (was)
        {
            case JsonObject old:
                foreach (var (name, value) in old.Where(one => one.Key != "$id"))
                {
                    Assert.True(now is JsonObject o && o.ContainsKey(name), $"{at}.{name} is lost.");
                    AssertHolds(now![name], value, $"{at}.{name}");
                }

                break;
            case JsonArray old:
                Assert.Equal((at, old.Count), (at, now!.AsArray().Count));
                for (var i = 0; i < old.Count; i++)
                {
                    AssertHolds(now![i], old[i], $"{at}[{i}]");
                }

                break;
            default:
                Assert.Equal((at, was?.ToJsonString()), (at, now?.ToJsonString()));
                break;
        }
    }

    private static JobState Example(JobStatus status)
    {
        var sample = Samples.JobThatIs(status);
        var filled = (JobState)Filled.Of(typeof(JobState));
        return filled with { Key = Samples.Key, Status = status, Outputs = sample.Outputs, Request = Samples.Request, Input = sample.Input, Summary = Samples.Summary };
    }

    private byte[] Serializer(Type type, object state)
        => ((BinaryData)typeof(IGrainStorageSerializer).GetMethod(nameof(IGrainStorageSerializer.Serialize))!.MakeGenericMethod(type).Invoke(cluster.Service<IGrainStorageSerializer>(), [state])!).ToArray();

    private object Deserialize(Type type, JsonNode stored)
        => typeof(IGrainStorageSerializer).GetMethod(nameof(IGrainStorageSerializer.Deserialize))!.MakeGenericMethod(type)
            .Invoke(cluster.Service<IGrainStorageSerializer>(), [BinaryData.FromString(stored.ToJsonString())])!;

    /// <summary>An attribute as DynamoDB's own JSON.</summary>
    private static JsonNode? Plain(AttributeValue value) => value switch
    {
        { M: { } map } => new JsonObject { ["M"] = new JsonObject(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value)))) },
        { L: { } list } => new JsonObject { ["L"] = new JsonArray([.. list.Select(Plain)]) },
        { BOOL: { } flag } => new JsonObject { ["BOOL"] = flag },
        { N: { } number } => new JsonObject { ["N"] = number },
        _ => new JsonObject { ["S"] = value.S },
    };

    private static AttributeValue Attribute(JsonNode node) => node.AsObject().Single() switch
    {
        { Key: "M", Value: JsonObject map } => new() { M = map.ToDictionary(pair => pair.Key, pair => Attribute(pair.Value!)) },
        { Key: "L", Value: JsonArray list } => new() { L = [.. list.Select(one => Attribute(one!))] },
        { Key: "BOOL", Value: { } flag } => new() { BOOL = flag.GetValue<bool>() },
        { Key: "N", Value: { } number } => new() { N = number.GetValue<string>() },
        { Value: var text } => new() { S = text?.GetValue<string>() },
    };
}
