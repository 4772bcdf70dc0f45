using Microsoft.Extensions.Logging;

namespace GasOrleans.Jobs;

internal sealed partial class JobGrain
{
    [LoggerMessage(LogLevel.Information, "{JobKey} moved from {From} to {To} (version {Version})")]
    private partial void LogMoved(JobKey jobKey, JobStatus from, JobStatus to, long version);

    [LoggerMessage(LogLevel.Debug, "{JobKey} is {Status}: {Event} is old news")]
    private partial void LogIgnored(JobKey jobKey, JobStatus status, string @event);

    [LoggerMessage(LogLevel.Warning, "{JobKey} lost attempt {Attempt}: {Worker} was not heard of")]
    private partial void LogClaimLost(JobKey jobKey, long attempt, string? worker);

    [LoggerMessage(LogLevel.Debug, "{JobKey} is {Status}: the watchdog looks")]
    private partial void LogWatchdog(JobKey jobKey, JobStatus status);

    [LoggerMessage(LogLevel.Warning, "{JobKey}: attempt {Attempt} came too late; its outputs are removed")]
    private partial void LogTooLate(JobKey jobKey, long attempt);
}
