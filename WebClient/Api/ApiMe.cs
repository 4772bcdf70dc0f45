using GasOrleans.Users;

namespace GasOrleans.WebClient.Api;

/// <summary>The person whose token it is.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">What to call them.</param>
/// <param name="Email">Where their mail goes.</param>
/// <param name="Institution">Their organisation.</param>
/// <param name="Plan">The plan that they have.</param>
/// <param name="Scopes">What this token may do.</param>
internal sealed record ApiMe(string Id, string? Name, string? Email, string? Institution, ApiPlan Plan, IReadOnlyList<string> Scopes);

/// <summary>A plan and its limits.</summary>
/// <param name="Name"><c>free</c> or <c>premium</c>.</param>
/// <param name="MaximumBytes">The largest file.</param>
/// <param name="RunningJobs">How many annotations run at once.</param>
/// <param name="WindowSeconds">How long results stay hot; absent: always.</param>
internal sealed record ApiPlan(string Name, long MaximumBytes, int RunningJobs, double? WindowSeconds)
{
    public static ApiPlan Of(PlanAllowance allowance)
        => new(allowance.Plan == Plan.Premium ? "premium" : "free", allowance.MaximumBytes, allowance.RunningJobs, allowance.Window?.TotalSeconds);
}

/// <summary>A reference genome.</summary>
/// <param name="Id">What a submission names.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Source">Where it is from, and under which licence.</param>
internal sealed record ApiGenome(string Id, string Name, string Source);
