namespace GasOrleans.Users;

/// <summary>What a user pays for. Numbers are stored and travel: never renumber.</summary>
public enum Plan
{
    /// <summary>Small files, results hot for a window.</summary>
    Free = 0,

    /// <summary>Large files, results always hot.</summary>
    Premium = 1,
}

/// <summary>What a plan allows.</summary>
/// <param name="Plan">Which plan.</param>
/// <param name="Version">Grows with each change of the user's plan.</param>
/// <param name="MaximumBytes">The largest input, in bytes.</param>
/// <param name="RunningJobs">How many jobs may run at once.</param>
/// <param name="Window">How long results stay hot; <see langword="null"/> for ever.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.PlanAllowance")]
public sealed record PlanAllowance(
    [property: Id(0)] Plan Plan,
    [property: Id(1)] long Version,
    [property: Id(2)] long MaximumBytes,
    [property: Id(3)] int RunningJobs,
    [property: Id(4)] TimeSpan? Window);
