using GasOrleans.Operations;
using Microsoft.Extensions.Logging;

namespace GasOrleans.Users;

/// <summary>The plan: who may decide it says so, and the grain keeps what was said last, with its reason and author.</summary>
internal sealed partial class UserGrain
{
    private static readonly Plan[] Plans = [Plan.Free, Plan.Premium];

    private bool IsComplimentary => plans.Value.Complimentary.Contains(Id.Value);

    private Plan Plan => IsComplimentary ? Plan.Premium : state.Plan;

    public async Task<PlanAllowance> AllowanceAsync(CancellationToken ct)
    {
        var now = await orders.NowAsync();
        return Allowed(Plan, now);
    }

    public async Task<IReadOnlyList<PlanAllowance>> OffersAsync(CancellationToken ct)
    {
        var now = await orders.NowAsync();
        return [.. Plans.Select(plan => Allowed(plan, now))];
    }

    public async Task<bool> ChangePlanAsync(PlanChange change, CancellationToken ct)
    {
        if (state.IsErased)
        {
            LogOldNews(Id, change.EventId);
            return false;
        }

        var before = state;
        var after = PlanChanges.Next(before, change, clock.GetUtcNow());
        if (ReferenceEquals(before, after))
        {
            LogOldNews(Id, change.EventId);
        }
        else
        {
            await Followers.ExpectAsync();
            await WriteAsync(after, ct);
            LogPlan(Id, before.Plan, after.Plan, after.PlanVersion, change.Author, change.EventId);
        }

        // Old news too: the process may have died between the write and this when the news was new.
        await FanOutAsync();
        return after.PlanVersion != before.PlanVersion;
    }

    public async Task<string> KeepCustomerAsync(string customerId, CancellationToken ct)
    {
        if (state is { Billing.CustomerId: null, IsErased: false })
        {
            await WriteAsync(state with { Billing = state.Billing with { CustomerId = customerId } }, ct);
        }

        return state.Billing.CustomerId ?? customerId;
    }

    /// <summary>As configured, unless operators say otherwise.</summary>
    private PlanAllowance Allowed(Plan plan, SiteOrders now)
    {
        var configured = plans.Value.Allowance(plan, state.PlanVersion);
        return now.RunningJobs(plan) is { } running ? configured with { RunningJobs = running } : configured;
    }

    [LoggerMessage(LogLevel.Information, "{UserId} was on {Before} and is on {After} (plan version {Version}): {Author} said so in {EventId}")]
    private partial void LogPlan(UserId userId, Plan before, Plan after, long version, string author, string eventId);

    [LoggerMessage(LogLevel.Debug, "{UserId}: {EventId} is old news of the plan")]
    private partial void LogOldNews(UserId userId, string eventId);
}
