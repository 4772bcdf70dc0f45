using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using MimeKit;

namespace GasOrleans.Aws.Local.Mail;

/// <summary>The page that shows every mail of this machine. What is in a mail is somebody else's text: it is escaped, or shown in a sandbox.</summary>
internal static partial class Mailbox
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Default;

    public static Task<LoopbackSite> StartAsync(int port, MailFolder folder, CancellationToken cancellationToken) => LoopbackSite.StartAsync(
        port,
        _ => { },
        app =>
        {
            app.Use((context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'";
                return next();
            });
            app.MapGet("/", async (CancellationToken stop) => Page("Mailbox", await ListAsync(folder, stop)));
            app.MapGet("/mails/{name}", async (string name, CancellationToken stop) =>
                await folder.ReadAsync(name, stop) is { } mail ? Page(mail.Subject ?? "", Show(mail)) : Results.NotFound());
        },
        cancellationToken);

    private static async Task<string> ListAsync(MailFolder folder, CancellationToken cancellationToken)
    {
        var mails = await folder.ReadAllAsync(cancellationToken);
        var rows = folder.Names.Zip(mails, (name, mail) =>
            $"""<tr><td>{mail.Date.UtcDateTime:yyyy-MM-dd HH:mm:ss}</td><td>{Html.Encode(mail.To.ToString())}</td><td><a href="/mails/{name}">{Html.Encode(Subject(mail))}</a></td></tr>""");
        return mails.Count == 0
            ? "<p>No mail yet.</p>"
            : $"<table><thead><tr><th>Sent (UTC)</th><th>To</th><th>Subject</th></tr></thead><tbody>{string.Join('\n', rows)}</tbody></table>";
    }

    private static string Show(MimeMessage mail)
    {
        var head = $"<p><a href=\"/\">All mail</a></p><dl><dt>From</dt><dd>{Html.Encode(mail.From.ToString())}</dd><dt>To</dt><dd>{Html.Encode(mail.To.ToString())}</dd><dt>Sent</dt><dd>{mail.Date.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC</dd></dl>";
        var text = mail.TextBody is { } plain ? $"<pre>{Linked(plain)}</pre>" : "";
        var html = mail.HtmlBody is { } rich ? $"<iframe sandbox=\"allow-top-navigation-by-user-activation\" title=\"As sent\" srcdoc=\"{Html.Encode("<base target=\"_top\">" + rich)}\"></iframe>" : "";
        return head + text + html;
    }

    private static IResult Page(string title, string body) => Results.Content(
        $$"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{{Html.Encode(title)}}</title><style>body{font:1rem system-ui;max-width:60rem;margin:2rem auto}td,th{text-align:left;padding:.3rem 1rem .3rem 0}pre{white-space:pre-wrap}iframe{width:100%;height:40rem;border:1px solid #ccc}</style></head>
        <body>
        <h1>{{Html.Encode(title)}}</h1>
        {{body}}
        </body>
        </html>
        """,
        "text/html; charset=utf-8");

    private static string Subject(MimeMessage mail) => string.IsNullOrWhiteSpace(mail.Subject) ? "(no subject)" : mail.Subject;

    private static string Linked(string plain)
    {
        var at = 0;
        var html = new System.Text.StringBuilder();
        foreach (var link in Address().EnumerateMatches(plain))
        {
            var address = Html.Encode(plain.Substring(link.Index, link.Length));
            html.Append(Html.Encode(plain[at..link.Index])).Append("<a href=\"").Append(address).Append("\">").Append(address).Append("</a>");
            at = link.Index + link.Length;
        }

        return html.Append(Html.Encode(plain[at..])).ToString();
    }

    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)]")]
    private static partial Regex Address();
}
