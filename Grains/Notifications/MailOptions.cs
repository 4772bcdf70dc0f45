using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;

namespace GasOrleans.Notifications;

/// <summary>How the way to the mail server is protected.</summary>
internal enum MailSecurity
{
    /// <summary>Begins in plain text and must change to TLS.</summary>
    StartTls = 0,

    /// <summary>TLS from the first byte.</summary>
    Tls = 1,

    /// <summary>Plain text: for a mail server on this machine.</summary>
    None = 2,
}

/// <summary>Section <c>Mail</c>: the SMTP server that takes our mail (SES speaks it).</summary>
internal sealed class MailOptions
{
    /// <summary>The server, for example <c>email-smtp.us-east-1.amazonaws.com</c>. No default.</summary>
    [Required]
    public string Host { get; init; } = "";

    /// <summary>Its port. Default 587.</summary>
    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary>How the way there is protected. Default <c>StartTls</c>; <c>None</c> only on loopback.</summary>
    public MailSecurity Security { get; init; }

    /// <summary>Who we are there; absent: nobody is asked. Default: absent.</summary>
    public string? User { get; init; }

    /// <summary>The password; a secret. Default: absent.</summary>
    public string? Password { get; init; }

    /// <summary>Whom our mail is from, for example <c>Genomics Annotation Service &lt;gas@example.org&gt;</c>. No default.</summary>
    [Required]
    public string From { get; init; } = "";

    /// <summary>How long the server may take for one step. Default 15 s; well below the visibility of the queue that waits for it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);
}

/// <summary>What the attributes cannot say; all faults are named.</summary>
internal sealed class MailRules : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var faults = new List<string>();
        if (options.Security == MailSecurity.None && !IsLoopback(options.Host))
        {
            faults.Add($"Mail:Security (None) is accepted on loopback only, and Mail:Host is '{options.Host}': mail and password would travel in plain text.");
        }

        if (options.From.Length > 0 && !MailboxAddress.TryParse(options.From, out _))
        {
            faults.Add($"Mail:From ('{options.From}') must be an address, such as GAS <gas@example.org>.");
        }

        if (options.User is null != options.Password is null)
        {
            faults.Add("Mail:User and Mail:Password belong together: one of them is missing.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsLoopback(string host)
        => host is "" or "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
