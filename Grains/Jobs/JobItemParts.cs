using Amazon.DynamoDBv2.Model;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace GasOrleans.Jobs;

/// <summary>The nested attributes of a <see cref="JobItem"/>.</summary>
internal static class JobItemParts
{
    public static string NameOf(JobFileKind kind) => kind switch
    {
        JobFileKind.Input => "input",
        JobFileKind.Result => "result",
        JobFileKind.Index => "index",
        JobFileKind.Log => "log",
        JobFileKind.Table => "table",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such file"),
    };

    public static AttributeValue From(TimelineEntry entry) => Value.Of(new Item()
        .With("at", Value.Of(entry.At)).With("status", Value.Of(JobItem.Spelling(entry.Status))).With("what", Value.Of(entry.What)));

    public static TimelineEntry Entry(Item item)
        => new(item.Time("at") ?? default, Enum.Parse<JobStatus>(item["status"].S, ignoreCase: true), item["what"].S);

    public static AttributeValue From(ResultOptions options) => Value.Of(new Item()
        .With("picked_only", new AttributeValue { BOOL = options.PickedOnly }).With("genomic_names", new AttributeValue { BOOL = options.GenomicNames }));

    /// <summary>Jobs of before have none: they hold what they always held.</summary>
    public static ResultOptions Options(Item? item)
        => new(item?.GetValueOrDefault("picked_only")?.BOOL ?? false, item?.GetValueOrDefault("genomic_names")?.BOOL ?? false);

    public static AttributeValue From(JobFailure failure) => Value.Of(new Item()
        .With("code", Value.Of(failure.Code)).With("what", Value.Of(failure.What)).With("line", Value.Of(failure.Line)).With("fix", Value.Of(failure.Fix)));

    public static JobFailure Failure(Item item)
        => new(item["code"].S, item["what"].S, item.ContainsKey("line") ? item.Number("line") : null, item["fix"].S);

    public static AttributeValue From(JobSummary summary) => Value.Of(new Item()
        .With("records", Value.Of(summary.Records)).With("known", Value.Of(summary.Known))
        .With("consequences", Value.Of(Counts(summary.Consequences))).With("problems", Value.Of(Counts(summary.Problems)))
        .With("types", Value.Of(Counts(summary.Types))).With("transitions", Value.Of(summary.Transitions)).With("transversions", Value.Of(summary.Transversions))
        .With("chromosomes", Value.Of(summary.Chromosomes.Select(one => Value.Of(new Item().With("name", Value.Of(one.Name)).With("records", Value.Of(one.Records)))))));

    public static JobSummary Summary(Item item)
        => new(item.Number("records"), item.Number("known"), Counts(item["consequences"].M), Counts(item["problems"].M))
        {
            Types = Counts(item.GetValueOrDefault("types")?.M),
            Transitions = item.Number("transitions"),
            Transversions = item.Number("transversions"),
            Chromosomes = item.TryGetValue("chromosomes", out var all) ? [.. all.L.Select(one => new ChromosomeCount(one.M["name"].S, one.M.Number("records")))] : [],
        };

    public static AttributeValue From(Retrieval retrieval) => Value.Of(new Item()
        .With("tier", Value.Of(retrieval.Tier)).With("fallback_reason", Value.Of(retrieval.FallbackReason))
        .With("asked_at", Value.Of(retrieval.AskedAt)).With("expected_at", Value.Of(retrieval.ExpectedAt))
        .With("ready", new AttributeValue { BOOL = retrieval.IsReady }));

    public static Retrieval Retrieval(string id, Item item) => new(
        id, item["tier"].S, item.Text("fallback_reason"), item.Time("asked_at") ?? default, item.Time("expected_at") ?? default,
        item["ready"].BOOL ?? false);

    private static Item Counts(IReadOnlyDictionary<string, long> counts) => counts.ToDictionary(pair => pair.Key, pair => Value.Of(pair.Value)!);

    private static Dictionary<string, long> Counts(Item? item) => (item ?? []).ToDictionary(pair => pair.Key, pair => item!.Number(pair.Key));
}
