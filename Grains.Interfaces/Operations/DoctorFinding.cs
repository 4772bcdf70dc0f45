namespace GasOrleans.Operations;

/// <summary>What an examination finds: a closed set. Numbers are stored: never renumber.</summary>
public enum DoctorFindingKind
{
    /// <summary>An object in a bucket that no job refers to.</summary>
    ObjectWithoutJob = 0,

    /// <summary>A job refers to an object or an archive that is not there.</summary>
    JobWithoutObject = 1,

    /// <summary>A job is claimed by a worker that is not heard of any more.</summary>
    LeaseWithoutWorker = 2,

    /// <summary>A job waits for a retrieval that cold storage does not know, or that was never asked for.</summary>
    RestoreWithoutRequest = 3,

    /// <summary>An upload in parts that nobody will complete.</summary>
    AbandonedUpload = 4,

    /// <summary>An archive that no job refers to.</summary>
    ArchiveWithoutJob = 5,

    /// <summary>A job owes something, and no reminder would wake it.</summary>
    JobWithoutWatchdog = 6,

    /// <summary>A job waits for a worker, and its queue is empty.</summary>
    JobWithoutMessage = 7,

    /// <summary>A job's time is over, and nothing came of it.</summary>
    OverdueJob = 8,

    /// <summary>A job's activation believes an older state than is stored.</summary>
    StaleGrain = 9,

    /// <summary>A row of the table is no job that this version can read.</summary>
    UnreadableRow = 10,
}

/// <summary>What became of a finding.</summary>
public enum DoctorOutcome
{
    /// <summary>It was only told.</summary>
    Told = 0,

    /// <summary>It was mended.</summary>
    Mended = 1,

    /// <summary>It was no more so when it was to be mended.</summary>
    Gone = 2,

    /// <summary>It could not be mended.</summary>
    Left = 3,
}

/// <summary>Something that does not fit.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The job, object, upload or archive, by its key.</param>
/// <param name="What">What is wrong with it, in a sentence.</param>
/// <param name="Remedy">What mends it, in a sentence.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.DoctorFinding")]
public sealed record DoctorFinding(
    [property: Id(0)] DoctorFindingKind Kind,
    [property: Id(1)] string Subject,
    [property: Id(2)] string What,
    [property: Id(3)] string Remedy)
{
    /// <summary>What became of it.</summary>
    [Id(4)] public DoctorOutcome Outcome { get; init; }

    /// <summary>Why it was left.</summary>
    [Id(5)] public string? Why { get; init; }
}
