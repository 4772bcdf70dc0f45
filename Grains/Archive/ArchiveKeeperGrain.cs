using GasOrleans.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GasOrleans.Archive;

/// <summary>A crash between cold storage's answer and the job's write leaves an archive that nobody knows, and that costs money for ever.</summary>
internal sealed partial class ArchiveKeeperGrain(
    IArchive archive,
    JobTable table,
    IOptions<ArchiveOptions> options,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock,
    ILogger<ArchiveKeeperGrain> logger) : Grain, IArchiveKeeperGrain, IRemindable
{
    private const string Reminder = "sweep";

    private TimeSpan Every => options.Value.SweepEvery;

    public Task KeepAsync() => this.RegisterOrUpdateReminder(Reminder, Every, Every);

    public Task ReceiveReminder(string reminderName, TickStatus status) => SweepAsync(CancellationToken.None);

    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var deleted = 0;
        try
        {
            await foreach (var listed in archive.ListAsync(ct))
            {
                if (await IsOrphanAsync(listed, ct))
                {
                    await archive.DeleteAsync(listed.Id, ct);
                    LogDeleted(listed.Id, listed.Description, listed.Bytes);
                    deleted++;
                }
            }
        }
        catch (InventoryNotReadyException e)
        {
            LogNotReady(e.ExpectedAt);
            var wait = e.ExpectedAt - clock.GetUtcNow();
            await this.RegisterOrUpdateReminder(Reminder, wait > TimeSpan.FromMinutes(1) ? wait : TimeSpan.FromMinutes(1), Every, ct);
        }

        return deleted;
    }

    /// <summary>What names no job of ours was put there by somebody else. A young archive may be about to be written down.</summary>
    private async Task<bool> IsOrphanAsync(ColdListing listed, CancellationToken ct)
    {
        var end = listed.Description.LastIndexOf('/');
        if (end < 0 || !JobKey.TryParse(listed.Description[..end], out var key))
        {
            LogStrange(listed.Id);
            return false;
        }

        return clock.GetUtcNow() - listed.CreatedAt > options.Value.OrphanAge && (await table.ReadAsync(key, ct)).Archive?.Id != listed.Id;
    }

    [LoggerMessage(LogLevel.Warning, "Archive {ArchiveId} ({Description}, {Bytes} bytes) is no job's; it is deleted")]
    private partial void LogDeleted(string archiveId, string description, long bytes);

    [LoggerMessage(LogLevel.Information, "The vault's inventory is being made; it is expected at {ExpectedAt}")]
    private partial void LogNotReady(DateTimeOffset expectedAt);

    [LoggerMessage(LogLevel.Debug, "Archive {ArchiveId} names no job; it is left alone")]
    private partial void LogStrange(string archiveId);
}
