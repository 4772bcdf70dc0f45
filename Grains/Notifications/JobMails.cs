using GasOrleans.Jobs;
using Microsoft.Extensions.Options;
using MimeKit;

namespace GasOrleans.Notifications;

/// <summary>The mails about a job. They link to its page, never to a file.</summary>
internal sealed class JobMails(IOptions<SiteOptions> site, Postbox postbox)
{
    private readonly Uri home = site.Value.Address!;

    /// <summary>The fact in a word: the same for the same notice, another for any other of the same job.</summary>
    public static string FactOf(JobNotice notice) => $"{NameOf(notice)}.{notice.Since.ToUnixTimeMilliseconds()}";

    /// <summary>The word that a fact begins with.</summary>
    public static string NameIn(string fact) => fact[..fact.LastIndexOf('.')];

    public static MailKinds KindOf(JobNotice notice) => notice switch
    {
        JobNotice.Completed => MailKinds.Completed,
        JobNotice.Failed => MailKinds.Failed,
        JobNotice.ArchivedSoon or JobNotice.Archived => MailKinds.Archived,
        JobNotice.Restored => MailKinds.Restored,
        _ => throw new ArgumentOutOfRangeException(nameof(notice), notice, "A notice that this version does not know."),
    };

    public MimeMessage Compose(JobKey key, JobNotice notice, MailRecipient recipient, DateTimeOffset now)
    {
        var kind = KindOf(notice);
        var page = new Uri(home, $"jobs/{key.Id}");
        var stop = new Uri(home, $"mail/stop?user={key.User}&kind={kind}&key={recipient.StopKey}");
        var letter = JobLetters.Of(notice);
        var message = new MimeMessage
        {
            // The same again after a crash: mail programs and people see that it is one mail.
            MessageId = $"{key.Id}.{FactOf(notice)}@{home.IdnHost}",
            Subject = letter.Subject,
            Date = now,
            Body = letter.ToBody(recipient.Name, page, stop),
        };
        message.From.Add(postbox.From);
        message.To.Add(new MailboxAddress(recipient.Name, recipient.Address));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop.AbsoluteUri}>");
        message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        return message;
    }

    private static string NameOf(JobNotice notice) => notice switch
    {
        JobNotice.Completed => "completed",
        JobNotice.Failed => "failed",
        JobNotice.ArchivedSoon => "archived-soon",
        JobNotice.Archived => "archived",
        JobNotice.Restored => "restored",
        _ => throw new ArgumentOutOfRangeException(nameof(notice), notice, "A notice that this version does not know."),
    };
}
