using GasOrleans.Jobs;
using Orleans.Concurrency;

namespace GasOrleans.Users;

/// <summary>Tells a user's jobs of a change of plan; its key is the <see cref="UserId"/>.</summary>
[Alias("GasOrleans.IPlanFollowGrain")]
internal interface IPlanFollowGrain : IGrainWithStringKey
{
    /// <summary>Before the plan is written: were its grain to die then, the jobs are told all the same.</summary>
    [Alias("Expect")]
    Task ExpectAsync();

    /// <summary>The plan was written. Returns when the first page of jobs was told.</summary>
    [Alias("Follow")]
    Task FollowAsync();

    /// <summary>The next page.</summary>
    [Alias("GoOn"), OneWay]
    Task GoOnAsync();
}

/// <summary>How far the jobs were told.</summary>
[GenerateSerializer, Alias("GasOrleans.PlanFollowState")]
internal sealed record PlanFollowState
{
    /// <summary>The plan version of the listing under way.</summary>
    [Id(0)] public long Version { get; init; }

    /// <summary>The last job of the last page; <see langword="null"/>: from the start.</summary>
    [Id(1)] public JobId? Cursor { get; init; }

    /// <summary>How many jobs of this listing were told.</summary>
    [Id(2)] public int Told { get; init; }

    /// <summary>The newest plan version that all jobs followed.</summary>
    [Id(3)] public long Done { get; init; }
}
