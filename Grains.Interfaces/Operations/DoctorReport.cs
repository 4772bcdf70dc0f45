namespace GasOrleans.Operations;

/// <summary>An examination that somebody wants.</summary>
/// <param name="By">Who asks: an operator's identity, or the account that runs the command.</param>
/// <param name="Fix">Whether what is found is to be mended; else it is only told.</param>
/// <param name="Grace">What is younger may be about to be written down, and is left alone; absent: as section <c>Doctor</c> says.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.DoctorOrder")]
public sealed record DoctorOrder([property: Id(0)] string By, [property: Id(1)] bool Fix, [property: Id(2)] TimeSpan? Grace = null);

/// <summary>How far an examination is. Numbers are stored: never renumber.</summary>
public enum DoctorPhase
{
    /// <summary>There was none.</summary>
    None = 0,

    /// <summary>It is under way.</summary>
    Running = 1,

    /// <summary>Everything was looked at.</summary>
    Ended = 2,

    /// <summary>It was stopped, its silo left, or it failed: begin again.</summary>
    CutOff = 3,
}

/// <summary>An examination, as far as it is.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.DoctorReport")]
public sealed record DoctorReport
{
    /// <summary>How far it is.</summary>
    [Id(0)] public DoctorPhase Phase { get; init; }

    /// <summary>What was asked for.</summary>
    [Id(1)] public DoctorOrder? Order { get; init; }

    /// <summary>When it began.</summary>
    [Id(2)] public DateTimeOffset BeganAt { get; init; }

    /// <summary>When it ended.</summary>
    [Id(3)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What was looked at.</summary>
    [Id(4)] public DoctorTally Looked { get; init; } = new(0, 0, 0, 0);

    /// <summary>How many findings there are.</summary>
    [Id(5)] public int Found { get; init; }

    /// <summary>How many of them are as they should be now.</summary>
    [Id(6)] public int Mended { get; init; }

    /// <summary>How many findings there are of each kind.</summary>
    [Id(7)] public IReadOnlyDictionary<DoctorFindingKind, int> Kinds { get; init; } = new Dictionary<DoctorFindingKind, int>();

    /// <summary>The findings that were asked for, in the order in which they were found.</summary>
    [Id(8)] public IReadOnlyList<DoctorFinding> Findings { get; init; } = [];

    /// <summary>What could not be compared, and why; a sentence each.</summary>
    [Id(9)] public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The jobs by status, as the newest examination counted them that saw every row; <see langword="null"/> when none has yet.</summary>
    [Id(10)] public JobCensus? Census { get; init; }

    /// <summary>How many findings are left to mend.</summary>
    public int Left => Found - Mended;
}

/// <summary>How much an examination has looked at.</summary>
/// <param name="Jobs">Rows of the table of jobs.</param>
/// <param name="Objects">Objects in the buckets.</param>
/// <param name="Uploads">Uploads in parts that are not completed.</param>
/// <param name="Archives">Archives in cold storage.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.DoctorTally")]
public sealed record DoctorTally([property: Id(0)] long Jobs, [property: Id(1)] long Objects, [property: Id(2)] long Uploads, [property: Id(3)] long Archives);
