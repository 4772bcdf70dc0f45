using Microsoft.Extensions.Logging;

namespace GasOrleans.Users;

/// <summary>What a change of plan means for the person's jobs.</summary>
internal sealed partial class UserGrain
{
    /// <summary>Begins, or takes up again, the fan-out of the present plan version over the person's jobs; called after each word about the plan, also an old one.</summary>
    private Task FanOutAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        LogFanOut(Id, state.PlanVersion, Plan);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Debug, "{UserId}: plan version {Version} ({Plan}) goes to the jobs")]
    private partial void LogFanOut(UserId userId, long version, Plan plan);
}
