using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace GasOrleans.Notifications;

/// <summary>Hands mail over to the SMTP server: when it returns, the server has taken it.</summary>
internal sealed class Postbox(IOptions<MailOptions> options)
{
    private readonly MailOptions mail = options.Value;

    public MailboxAddress From { get; } = MailboxAddress.Parse(options.Value.From);

    public async Task SendAsync(MimeMessage message, CancellationToken ct)
    {
        try
        {
            using var smtp = new SmtpClient { Timeout = (int)mail.Patience.TotalMilliseconds };
            await smtp.ConnectAsync(mail.Host, mail.Port, Protection, ct);
            if (mail is { User: { } user, Password: { } password })
            {
                await smtp.AuthenticateAsync(user, password, ct);
            }

            await smtp.SendAsync(message, ct);
            await smtp.DisconnectAsync(quit: true, ct);
            MailTelemetry.Taken();
        }
        catch (Exception e) when (e is CommandException or ProtocolException or AuthenticationException or SslHandshakeException
            or SocketException or TimeoutException or NotSupportedException)
        {
            MailTelemetry.Failed();

            // What crosses a grain boundary must travel: the library's own exceptions cannot.
            throw new IOException($"{mail.Host}:{mail.Port} did not take the mail: {e.Message}");
        }
    }

    private SecureSocketOptions Protection => mail.Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}
