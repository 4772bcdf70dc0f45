using GasOrleans.Jobs;
using GasOrleans.Queues;
using Microsoft.Extensions.Logging;

namespace GasOrleans.Users;

/// <summary>Tells a user's jobs of a change of plan, a page per turn; goes on after any crash, and ends when a full listing finds no job that has not followed.</summary>
internal sealed partial class PlanFollowGrain(
    [PersistentState("planfollow")] IPersistentState<PlanFollowState> stored,
    JobTable table,
    JobStreams streams,
    ILogger<PlanFollowGrain> logger) : Grain, IPlanFollowGrain, IRemindable
{
    private const string Reminder = "follow";
    private const int PageSize = 200;
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    private UserId Id => UserId.Parse(this.GetPrimaryKeyString());

    public Task ExpectAsync() => this.RegisterOrUpdateReminder(Reminder, Pace, Pace);

    /// <summary>Begins the next listing, or takes up the one that was cut.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => FollowAsync();

    public async Task FollowAsync()
    {
        var plan = await GrainFactory.User(Id).AllowanceAsync(CancellationToken.None);
        if (stored.State.Done == plan.Version)
        {
            await EndAsync();
            return;
        }

        var at = stored.State.Version == plan.Version ? stored.State : new PlanFollowState { Version = plan.Version, Done = stored.State.Done };
        var (jobs, next) = await table.QueryFollowersAsync(Id, plan, at.Cursor, PageSize, CancellationToken.None);
        var stream = plan.Window is null ? JobStreams.Restore : JobStreams.Archive;
        await Task.WhenAll(jobs.Select(job => streams.SendAsync(stream, job, new JobNews.PlanChanged())));
        var told = at.Told + jobs.Length;
        LogPage(Id, plan.Version, jobs.Length, told);
        await WriteAsync(next is null
            ? at with { Cursor = null, Told = 0, Done = told == 0 ? plan.Version : at.Done }
            : at with { Cursor = next, Told = told });
        if (next is not null || told == 0)
        {
            await this.AsReference<IPlanFollowGrain>().GoOnAsync(); // a turn of its own: others are heard between pages
        }
    }

    public Task GoOnAsync() => FollowAsync();

    private async Task EndAsync()
    {
        if (await table.CountParkedAsync(Id, CancellationToken.None) is > 0 and var parked)
        {
            LogParked(Id, parked);
        }

        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private async Task WriteAsync(PlanFollowState next)
    {
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle(); // what was not written must not outlive the exception
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{UserId}: all jobs followed the plan, but {Jobs} restores wait for an operator")]
    private partial void LogParked(UserId userId, int jobs);

    [LoggerMessage(LogLevel.Information, "{UserId}: plan version {Version} was told to {Jobs} jobs, {Told} in this listing")]
    private partial void LogPage(UserId userId, long version, int jobs, int told);
}
