using System.Collections.Immutable;
using GasOrleans.Users;

namespace GasOrleans.Operations;

/// <summary>What operators can pause. Numbers travel: never renumber.</summary>
public enum Pausable
{
    /// <summary>New jobs are refused.</summary>
    Submissions = 0,

    /// <summary>Workers take no new work; what runs goes on.</summary>
    Work = 1,
}

/// <summary>What operators have ordered for the whole site, until they order otherwise.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.SiteOrders")]
public sealed record SiteOrders
{
    /// <summary>Why new jobs are refused; <see langword="null"/> when they are not.</summary>
    [Id(0)] public SiteNotice? Submissions { get; init; }

    /// <summary>Why no new work is taken; <see langword="null"/> when it is.</summary>
    [Id(1)] public SiteNotice? Work { get; init; }

    /// <summary>What all people are told.</summary>
    [Id(2)] public SiteNotice? Message { get; init; }

    /// <summary>How many jobs of one user run at once, for the plans where operators say it; else it is as configured.</summary>
    [Id(3)] public ImmutableArray<PlanCap> Caps { get; init; } = [];

    /// <summary>How many jobs of one user run at once with this plan; <see langword="null"/>: as configured.</summary>
    public int? RunningJobs(Plan plan) => Caps.FirstOrDefault(cap => cap.Plan == plan)?.Running;
}

/// <summary>How many jobs of one user run at once with a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Running">How many.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.PlanCap")]
public sealed record PlanCap([property: Id(0)] Plan Plan, [property: Id(1)] int Running);

/// <summary>Something that all people are told.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Author">Who says so.</param>
/// <param name="Text">What.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.SiteNotice")]
public sealed record SiteNotice([property: Id(0)] DateTimeOffset Since, [property: Id(1)] string Author, [property: Id(2)] string Text);
