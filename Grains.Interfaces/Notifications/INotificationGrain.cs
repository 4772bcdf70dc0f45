using Orleans.Concurrency;

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

    /// <summary>The mails that were sent, oldest first, capped.</summary>
    [Alias("Mails"), AlwaysInterleave]
    Task<IReadOnlyList<SentMail>> MailsAsync(CancellationToken ct);
}

/// <summary>A mail that the owner of a job was sent.</summary>
/// <param name="At">When it was handed over.</param>
/// <param name="About">What it said, in a word: <c>completed</c>, <c>failed</c>, <c>archived-soon</c>, <c>archived</c>, <c>restored</c>.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.SentMail")]
public sealed record SentMail([property: Id(0)] DateTimeOffset At, [property: Id(1)] string About);
