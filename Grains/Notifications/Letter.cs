using System.Text.Encodings.Web;
using MimeKit;
using MimeKit.Text;

namespace GasOrleans.Notifications;

/// <summary>What a mail says, without address and form.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Sentences">Its paragraphs; what people wrote stands in them as it is.</param>
/// <param name="LinkText">What the link leads to.</param>
internal sealed record Letter(string Subject, IReadOnlyList<string> Sentences, string LinkText)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Default;

    /// <summary>The letter as text and as HTML.</summary>
    /// <param name="name">Whom it greets.</param>
    /// <param name="link">Where it leads.</param>
    /// <param name="stop">Where such mail is stopped; <see langword="null"/> when it was asked for by hand.</param>
    public MimeEntity ToBody(string? name, Uri link, Uri? stop) => new MultipartAlternative
    {
        new TextPart(TextFormat.Plain) { Text = Plain(name, link, stop) },
        new TextPart(TextFormat.Html) { Text = Rich(name, link, stop) },
    };

    private static string Greeting(string? name) => name is null ? "Hello," : $"Hello {name},";

    private string Plain(string? name, Uri link, Uri? stop)
    {
        var end = stop is null ? "" : $"\n\n-- \nNo more mails of this kind: {stop.AbsoluteUri}";
        return $"{Greeting(name)}\n\n{string.Join("\n\n", Sentences)}\n\n{LinkText}: {link.AbsoluteUri}\n\nGenomics Annotation Service. For research use, not clinical.{end}\n";
    }

    private string Rich(string? name, Uri link, Uri? stop)
    {
        var end = stop is null ? "" : $" <a href=\"{Html.Encode(stop.AbsoluteUri)}\">No more mails of this kind</a>.";
        var said = string.Concat(Sentences.Select(sentence => $"<p>{Html.Encode(sentence)}</p>\n"));
        return $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>{Html.Encode(Subject)}</title></head><body style="font-family:sans-serif">
            <p>{Html.Encode(Greeting(name))}</p>
            {said}<p><a href="{Html.Encode(link.AbsoluteUri)}">{Html.Encode(LinkText)}</a></p>
            <p style="color:#666"><small>Genomics Annotation Service. For research use, not clinical.{end}</small></p>
            </body></html>
            """;
    }
}
