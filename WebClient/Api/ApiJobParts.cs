namespace GasOrleans.WebClient.Api;

/// <summary>Why an annotation failed.</summary>
/// <param name="Code">A stable code, the same as on the page.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Line">The line of the input, when it has one.</param>
/// <param name="Fix">How to fix it.</param>
internal sealed record ApiFailure(string Code, string What, long? Line, string Fix);

/// <summary>What a result holds.</summary>
/// <param name="PickedOnly">The picked consequence of each allele only; else the consequences on every transcript.</param>
/// <param name="GenomicNames">The variant's name on its chromosome (HGVSg) in each.</param>
internal sealed record ApiOptions(bool PickedOnly, bool GenomicNames);

/// <summary>How far a running annotation is.</summary>
internal sealed record ApiProgress(long Records, double RecordsPerSecond, long BytesRead, long BytesTotal);

/// <summary>What an annotation found.</summary>
/// <param name="Records">Records in the result.</param>
/// <param name="Known">Records that are known variants.</param>
/// <param name="Consequences">Sequence Ontology term → how often it was called.</param>
/// <param name="Problems">Problem code → how often it was seen.</param>
internal sealed record ApiSummary(long Records, long Known, IReadOnlyDictionary<string, long> Consequences, IReadOnlyDictionary<string, long> Problems);

/// <summary>A retrieval from cold storage.</summary>
internal sealed record ApiRetrieval(string Tier, string? FallbackReason, DateTimeOffset AskedAt, DateTimeOffset ExpectedAt, bool IsReady);

/// <summary>A file of an annotation.</summary>
/// <param name="Kind">What it is: its address ends so.</param>
/// <param name="Name">The name to save it under.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record ApiFile(string Kind, string Name, long Bytes);

/// <summary>Something that happened to an annotation.</summary>
internal sealed record ApiEvent(DateTimeOffset At, ApiStatus Status, string What);

/// <summary>A page of annotations.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="Next">What to ask for the next page with, as <c>after</c>; absent on the last.</param>
internal sealed record ApiJobs(IReadOnlyList<ApiJob> Jobs, string? Next);
