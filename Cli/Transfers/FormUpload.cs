using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace GasOrleans.Cli.Transfers;

/// <summary>A file sent whole, as a form that storage signed for.</summary>
internal static class FormUpload
{
    public static async Task SendAsync(JsonElement upload, FileInfo file, Action<long> sent, CancellationToken ct)
    {
        var most = upload.GetProperty("maximumBytes").GetInt64();
        if (file.Length > most)
        {
            throw new Failure(Exit.Refused, "too-large", $"{file.Name} has {file.Length} bytes; {most} is the most with your plan.");
        }

        using var form = new MultipartFormDataContent();
        foreach (var field in upload.GetProperty("fields").EnumerateObject())
        {
            form.Add(new StringContent(field.Value.GetString() ?? ""), $"\"{field.Name}\"");
        }

        using var body = new FileContent(file, sent);
        form.Add(body, "\"file\"", "\"file\"");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        using var answer = await http.PostAsync(new Uri(upload.GetProperty("url").GetString()!), form, ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw Refusal(answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
        }
    }

    private static Failure Refusal(HttpStatusCode status, string body) => CodeOf(body) switch
    {
        "EntityTooLarge" => new(Exit.Refused, "too-large", "The storage refused the file: it is larger than your plan allows."),
        "AccessDenied" => new(Exit.Refused, "upload-refused", "The storage refused the file; the upload's time may be over. Submit it again."),
        var code when status >= HttpStatusCode.InternalServerError => new(Exit.Unavailable, "upload-failed", $"The storage cannot take the file now ({code ?? $"{(int)status}"}). The same command again goes on with it."),
        var code => new(Exit.Refused, "upload-refused", $"The storage refused the file ({code ?? $"{(int)status}"})."),
    };

    private static string? CodeOf(string body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(body), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root?.Element("Code")?.Value;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
