using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Orleans.Aws;

internal sealed partial class DynamoDBMembershipTable
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<SiloAddress, bool> ahead = new();

    /// <summary>
    /// Of two silos whose clocks differ, the one behind sees the other's heartbeats come from the future, and says so once.
    /// No decision here compares clocks of two silos; Orleans' own, whether a silo is alive, do.
    /// </summary>
    private void CompareClocks(MembershipEntry entry)
    {
        var difference = entry.IAmAliveTime - time.GetUtcNow().UtcDateTime;
        if (difference > Tolerated && ahead.TryAdd(entry.SiloAddress, true))
        {
            LogAhead(entry.SiloAddress, difference);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The clock of silo {Silo} is {Difference} ahead of this one's: synchronize them, or silos may be taken for dead or alive wrongly")]
    private partial void LogAhead(SiloAddress silo, TimeSpan difference);
}
