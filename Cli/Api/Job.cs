using System.Text.Json;

namespace GasOrleans.Cli.Api;

/// <summary>An annotation, as far as this program reads it; <see cref="Json"/> is all of it.</summary>
internal sealed record Job
{
    public required string Id { get; init; }

    public required string Status { get; init; }

    public required string FileName { get; init; }

    public required string Genome { get; init; }

    public string? Preset { get; init; }

    public JsonElement Options { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public DateTimeOffset? WindowEndsAt { get; init; }

    public bool WantsPremium { get; init; }

    public JobFailure? Failure { get; init; }

    public JobProgress? Progress { get; init; }

    public JobSummary? Summary { get; init; }

    public IReadOnlyList<JobFile> Files { get; init; } = [];

    public IReadOnlyList<JobEvent> Timeline { get; init; } = [];

    public JsonElement Json { get; init; }

    /// <summary>Whether nothing more happens to it but by its owner or with time.</summary>
    public bool IsSettled => Status is not ("uploading" or "pending" or "running" or "deleting");

    /// <summary>Whether there is a result, wherever it is.</summary>
    public bool HasResult => Status is "completed" or "archiving" or "archived" or "restoring" or "thawed";

    public static Job Of(JsonElement json) => json.Deserialize<Job>(JsonSerializerOptions.Web)! with { Json = json };
}

/// <summary>Why it failed.</summary>
internal sealed record JobFailure(string Code, string What, long? Line, string Fix);

/// <summary>How far it is.</summary>
internal sealed record JobProgress(long Records, double RecordsPerSecond, long BytesRead, long BytesTotal);

/// <summary>What was found.</summary>
internal sealed record JobSummary(long Records, long Known, IReadOnlyDictionary<string, long> Consequences, IReadOnlyDictionary<string, long> Problems);

/// <summary>A file of it.</summary>
internal sealed record JobFile(string Kind, string Name, long Bytes);

/// <summary>Something that happened to it.</summary>
internal sealed record JobEvent(DateTimeOffset At, string Status, string What);
