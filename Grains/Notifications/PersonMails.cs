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
        using var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = now,
            Body = letter.ToBody(null, new Uri(site.Value.Address!, $"profile/email/confirm?key={key}"), null),
        };
        message.From.Add(postbox.From);
        message.To.Add(new MailboxAddress(null, address));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        await postbox.SendAsync(message, ct);
    }
}
