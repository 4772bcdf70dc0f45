namespace GasOrleans.Notifications;

/// <summary>Tells the owner of one job what became of it, once for each fact; its key is a <see cref="Jobs.JobKey"/> in text.</summary>
[Alias("GasOrleans.INotificationGrain")]
public interface INotificationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Mails the fact to the owner, unless they were told, have no address, or do not want such mail. Throws when the mail could
    /// not be handed over: say it again then. A crash between the hand-over and the note of it repeats the mail with the same Message-ID.
    /// </summary>
    [Alias("Tell")]
    Task TellAsync(JobNotice notice, CancellationToken ct);
}
