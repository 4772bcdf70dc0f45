using GasOrleans.Jobs;
using GasOrleans.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GasOrleans.Users;

/// <summary>Removes a person, a page of jobs per turn; goes on after any crash, and ends when a full listing finds no job any more.</summary>
internal sealed partial class AccountGrain(
    [PersistentState("account")] IPersistentState<AccountState> stored,
    JobTable table,
    UsageTable usage,
    PersonMails mails,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock,
    ILogger<AccountGrain> logger) : Grain, IAccountGrain, IAccountRemovalGrain, IRemindable
{
    private const string Reminder = "remove";
    private const int PageSize = 50;
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MailFor = TimeSpan.FromDays(3);

    private (AccountUsage Usage, DateTimeOffset At)? known;

    private UserId Id => UserId.Parse(this.GetPrimaryKeyString());

    private bool IsUnderWay => stored.State.Receipt != default && stored.State.DoneAt is null;

    public async Task<AccountRemoval> RemoveAsync(CancellationToken ct)
    {
        if (!IsUnderWay)
        {
            // The reminder first: were we to die right after the write, it goes on.
            await this.RegisterOrUpdateReminder(Reminder, Pace, Pace, ct);
            var email = (await GrainFactory.User(Id).LookAsync(ct))?.Email;
            await WriteAsync(new() { Receipt = Guid.NewGuid(), AskedAt = clock.GetUtcNow(), Email = email });
            LogAsked(Id, stored.State.Receipt);
        }

        await ShutOutAsync(ct);
        await this.AsReference<IAccountRemovalGrain>().GoOnAsync();
        return Removal()!;
    }

    public Task<AccountRemoval?> LookAtRemovalAsync(CancellationToken ct) => Task.FromResult(Removal());

    public async Task<AccountUsage> UsageAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        known = known is { } last && now - last.At < Pace ? last : (await usage.OfAsync(Id, ct), now);
        return known.Value.Usage;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => GoOnAsync();

    public async Task GoOnAsync()
    {
        if (IsUnderWay)
        {
            await RemovePageAsync();
        }
        else
        {
            await SendReceiptAsync();
        }
    }

    private async Task RemovePageAsync()
    {
        var at = stored.State;
        var (jobs, next) = await table.FindAsync(Id, new() { After = at.Cursor, Size = PageSize }, CancellationToken.None);
        var removals = jobs.Select(job => GrainFactory.Job(job.Key).DeleteAsync(CancellationToken.None)).ToList();
        try
        {
            await Task.WhenAll(removals);
        }
        finally
        {
            // One job that cannot go now does not hold up the others: the next listing meets it again.
            var gone = removals.Count(one => one.IsCompletedSuccessfully);
            await WriteAsync(at with { Cursor = next, Found = next is null ? 0 : at.Found + jobs.Length, Removed = at.Removed + gone });
        }

        LogPage(Id, jobs.Length, stored.State.Removed);
        if (next is null && at.Found + jobs.Length == 0)
        {
            await GrainFactory.User(Id).EraseAsync(CancellationToken.None);
            await ShutOutAsync(CancellationToken.None);
            await WriteAsync(stored.State with { DoneAt = clock.GetUtcNow() });
            LogDone(Id, stored.State.Receipt, stored.State.Removed);
        }

        await this.AsReference<IAccountRemovalGrain>().GoOnAsync(); // a turn of its own: others are heard between pages
    }

    /// <summary>Neither a session nor a token lets anybody in from now on.</summary>
    private async Task ShutOutAsync(CancellationToken ct)
    {
        await GrainFactory.Sessions(Id).EndAllAsync(ct);
        await GrainFactory.Tokens(Id).ForgetAsync(ct);
    }

    private async Task SendReceiptAsync()
    {
        if (stored.State is { Email: { } address, DoneAt: { } done })
        {
            if (clock.GetUtcNow() - done < MailFor)
            {
                await mails.RemovedAsync(address, Removal()!, clock.GetUtcNow(), CancellationToken.None);
            }

            await WriteAsync(stored.State with { Email = null });
        }

        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private AccountRemoval? Removal()
        => stored.State.Receipt == default ? null : new(stored.State.Receipt, stored.State.AskedAt, stored.State.Removed, stored.State.DoneAt);

    private async Task WriteAsync(AccountState next)
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

    [LoggerMessage(LogLevel.Information, "{UserId} asked that their account be removed (receipt {Receipt})")]
    private partial void LogAsked(UserId userId, Guid receipt);

    [LoggerMessage(LogLevel.Information, "{UserId}: {Found} jobs were on this page, {Removed} are removed")]
    private partial void LogPage(UserId userId, int found, int removed);

    [LoggerMessage(LogLevel.Information, "{UserId} is removed (receipt {Receipt}, {Jobs} jobs)")]
    private partial void LogDone(UserId userId, Guid receipt, int jobs);
}
