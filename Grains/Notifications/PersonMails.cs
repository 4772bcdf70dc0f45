using System.Globalization;
using GasOrleans.Users;
using Microsoft.Extensions.Options;
using MimeKit;

namespace GasOrleans.Notifications;

/// <summary>The mails about a person's account.</summary>
internal sealed class PersonMails(IOptions<SiteOptions> site, Postbox postbox)
{
    /// <summary>Asks whoever reads this address to confirm it. It may be a stranger: nothing that the person wrote stands in it.</summary>
    public async Task ConfirmAsync(string address, string key, DateTimeOffset now, CancellationToken ct)
    {
        var letter = new Letter(
            "Confirm your e-mail address",
            ["Somebody, probably you, named this address for mails of the Genomics Annotation Service.", "If it was you, open the link, sign in, and confirm; it counts for a day. If not, do nothing: no more mail comes."],
            "Confirm the address");
        await SendAsync(letter, address, $"profile/email/confirm?key={key}", now, ct);
    }

    /// <summary>The receipt of an account's removal: the last mail to this address.</summary>
    public Task RemovedAsync(string address, AccountRemoval removal, DateTimeOffset now, CancellationToken ct) => SendAsync(
        new(
            "Your account was removed",
            [
                $"Your account with the Genomics Annotation Service was removed, as you asked on {removal.AskedAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC.",
                $"With it went {removal.Jobs.ToString("N0", CultureInfo.InvariantCulture)} annotations with all their files, archived ones too, your profile, and your sessions. Nothing of it can be brought back.",
                $"The number of this receipt is {removal.Receipt}.",
            ],
            "The service"),
        address,
        "",
        now,
        ct);

    private async Task SendAsync(Letter letter, string address, string path, DateTimeOffset now, CancellationToken ct)
    {
        using var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = now,
            Body = letter.ToBody(null, new Uri(site.Value.Address!, path), null),
        };
        message.From.Add(postbox.From);
        message.To.Add(new MailboxAddress(null, address));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        await postbox.SendAsync(message, ct);
    }
}
