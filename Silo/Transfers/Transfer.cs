using GasOrleans.Archive;
using GasOrleans.Jobs;
using GasOrleans.Queues;
using GasOrleans.Results;

namespace GasOrleans.Transfers;

/// <summary>Moves one result to cold storage or back, under a live claim. Cut anywhere, it can be done again.</summary>
internal sealed partial class Transfer(IGrainFactory grains, IArchive archive, ResultStore store, JobStreams streams, ILogger<Transfer> logger)
{
    /// <exception cref="OperationCanceledException">The claim was lost, or the silo stops.</exception>
    public Task RunAsync(JobKey key, TransferWork work, long token, CancellationToken ct) => work switch
    {
        TransferWork.Archive put => PutAsync(key, put, token, ct),
        TransferWork.BringBack back => BringBackAsync(key, back, token, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(work), work, "Work that this version does not know."),
    };

    /// <summary>The hot copy goes only when the job has written which cold copy counts.</summary>
    private async Task PutAsync(JobKey key, TransferWork.Archive work, long token, CancellationToken ct)
    {
        if (work.Kept is null && !await PutAndKeepAsync(key, work, token, ct))
        {
            return;
        }

        await store.RemoveObjectAsync(work.Hot, ct);
        await streams.SendAsync(JobStreams.Results, key, new JobNews.HotCopyGone(token));
    }

    private async Task<bool> PutAndKeepAsync(JobKey key, TransferWork.Archive work, long token, CancellationToken ct)
    {
        var copy = await archive.PutAsync(work.Hot, work.Description, ct);

        // Not cancelled: whether the job counts the copy must be known, or nobody deletes the one that does not.
        if (await grains.GetGrain<ITransferGrain>(key.ToString()).KeepCopyAsync(token, copy, CancellationToken.None))
        {
            return true;
        }

        LogNotKept(key, token);
        await archive.DeleteAsync(copy.Id, CancellationToken.None);
        return false;
    }

    private async Task BringBackAsync(JobKey key, TransferWork.BringBack work, long token, CancellationToken ct)
    {
        JobNews news;
        try
        {
            await archive.CopyBackAsync(work.Copy, work.Retrieval, work.Target, ct);
            news = new JobNews.BroughtBack(token, work.Target);
        }
        catch (Exception e) when (e is RetrievalNotReadyException or ArchiveCorruptException or ArchiveGoneException)
        {
            LogNotReadable(e, key, token);
            news = new JobNews.BringingBackFailed(token, e is ArchiveCorruptException ? "the bytes are not those that were archived" : "the retrieved bytes had expired");
        }

        await streams.SendAsync(JobStreams.Results, key, news);
    }

    [LoggerMessage(LogLevel.Information, "{JobKey}: the cold copy of attempt {Attempt} is not kept; it is deleted")]
    private partial void LogNotKept(JobKey jobKey, long attempt);

    [LoggerMessage(LogLevel.Warning, "{JobKey}: what attempt {Attempt} was to bring back cannot be read")]
    private partial void LogNotReadable(Exception e, JobKey jobKey, long attempt);
}
