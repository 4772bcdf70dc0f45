using System.ComponentModel;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Jobs;

namespace GasOrleans.WebClient.Api;

/// <summary>An annotation.</summary>
internal sealed record ApiJob
{
    public required string Id { get; init; }

    [Description("Where it is in its life.")]
    public required ApiStatus Status { get; init; }

    [Description("Grows by one with every stored change.")]
    public required long Version { get; init; }

    public required string FileName { get; init; }

    [Description("The reference genome's id.")]
    public required string Genome { get; init; }

    [Description("The preset that stands for what the result holds; absent when none does.")]
    public string? Preset { get; init; }

    [Description("What the result holds.")]
    public required ApiOptions Options { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    [Description("Since when it has its status.")]
    public required DateTimeOffset StatusSince { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    [Description("Until when the file is awaited.")]
    public DateTimeOffset? UploadEndsAt { get; init; }

    [Description("When the result leaves hot storage; absent: it stays.")]
    public DateTimeOffset? WindowEndsAt { get; init; }

    [Description("Whether the result opens with the premium plan only.")]
    public bool WantsPremium { get; init; }

    [Description("Why it failed, and how to fix it.")]
    public ApiFailure? Failure { get; init; }

    [Description("How far it is, while it runs.")]
    public ApiProgress? Progress { get; init; }

    [Description("What was found, in exact counts.")]
    public ApiSummary? Summary { get; init; }

    [Description("The way back of the result from cold storage, while it is awaited.")]
    public ApiRetrieval? Retrieval { get; init; }

    [Description("The files that can be downloaded now.")]
    public required IReadOnlyList<ApiFile> Files { get; init; }

    [Description("What happened, oldest first; left out of lists.")]
    public IReadOnlyList<ApiEvent>? Timeline { get; init; }

    public static ApiJob Of(JobSnapshot job, bool isClosed, bool isWhole) => new()
    {
        Id = $"{job.Key.Id}",
        Status = ApiStatuses.Of(job.Status),
        Version = job.Version,
        FileName = job.Request.FileName,
        Genome = job.Request.Genome,
        Preset = ResultPreset.Of(job.Request.Options)?.Name,
        Options = new(job.Request.Options.PickedOnly, job.Request.Options.GenomicNames),
        SubmittedAt = job.SubmittedAt,
        StatusSince = job.StatusSince,
        CompletedAt = job.CompletedAt,
        UploadEndsAt = job.UploadEndsAt,
        WindowEndsAt = job.WindowEndsAt,
        WantsPremium = isClosed,
        Failure = job.Failure is { } failure ? new(failure.Code, failure.What, failure.Line, failure.Fix) : null,
        Progress = job.Progress is { } at ? new(at.Records, at.RecordsPerSecond, at.BytesRead, at.BytesTotal) : null,
        Summary = job.Summary is { } summary ? new(summary.Records, summary.Known, summary.Consequences, summary.Problems) : null,
        Retrieval = job.Retrieval is { } way ? new(way.Tier, way.FallbackReason, way.AskedAt, way.ExpectedAt, way.IsReady) : null,
        Files = [.. job.Files.Where(file => FileAddress.Kind(file.Kind).Length > 0).Select(file => new ApiFile(FileAddress.Kind(file.Kind), file.Name, file.Bytes))],
        Timeline = isWhole ? [.. job.Timeline.Select(entry => new ApiEvent(entry.At, ApiStatuses.Of(entry.Status), entry.What))] : null,
    };
}
