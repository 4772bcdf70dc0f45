using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GasOrleans.Users;

/// <summary>Section <c>Plans</c>: what each plan allows.</summary>
internal sealed class PlanOptions
{
    /// <summary>The free plan. Default: 150 KB, 2 jobs at once, results hot for 5 minutes.</summary>
    [Required, ValidateObjectMembers]
    public PlanTerms Free { get; init; } = new() { MaximumBytes = 150 * 1024, RunningJobs = 2, Window = TimeSpan.FromMinutes(5) };

    /// <summary>The premium plan. Default: 5 GB (the most that one presigned POST takes), 8 jobs at once, results always hot.</summary>
    [Required, ValidateObjectMembers]
    public PlanTerms Premium { get; init; } = new() { MaximumBytes = 5L * 1024 * 1024 * 1024, RunningJobs = 8 };

    /// <summary>Identities (<c>sub</c>) that have the premium plan without paying: staff, collaborators. Default: none.</summary>
    public IReadOnlyList<string> Complimentary { get; init; } = [];

    public PlanAllowance Allowance(Plan plan, long version)
    {
        var terms = plan == Plan.Premium ? Premium : Free;
        return new(plan, version, terms.MaximumBytes, terms.RunningJobs, terms.Window);
    }
}

/// <summary>The terms of one plan.</summary>
internal sealed class PlanTerms
{
    /// <summary>The largest input, in bytes.</summary>
    [Range(1, 5L * 1024 * 1024 * 1024)]
    public long MaximumBytes { get; init; }

    /// <summary>How many jobs of one user run at once.</summary>
    [Range(1, 1000)]
    public int RunningJobs { get; init; }

    /// <summary>How long results stay hot; absent: always.</summary>
    public TimeSpan? Window { get; init; }
}
