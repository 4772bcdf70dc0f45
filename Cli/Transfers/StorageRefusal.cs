using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace GasOrleans.Cli.Transfers;

/// <summary>What storage says when it does not take a file, in words for who sent it.</summary>
internal static class StorageRefusal
{
    public static Failure Of(HttpStatusCode status, string body) => CodeOf(body) switch
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
