using System.Globalization;
using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace GasOrleans.Aws.Local.S3;

/// <summary>S3's XML.</summary>
internal static class Xml
{
    public static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    /// <summary>An element of S3's namespace; what is null is left out.</summary>
    public static XElement Element(string name, params IEnumerable<object?> content) => new(Namespace + name, content);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Quoted(string etag) => $"\"{etag}\"";

    public static async Task WriteAsync(HttpResponse answer, XElement root, HttpStatusCode status = HttpStatusCode.OK)
    {
        answer.StatusCode = (int)status;
        answer.ContentType = "application/xml";
        await answer.WriteAsync("""<?xml version="1.0" encoding="UTF-8"?>""" + "\n" + root.ToString(SaveOptions.DisableFormatting));
    }

    public static Task WriteErrorAsync(HttpContext context, S3Exception error)
    {
        context.Response.StatusCode = (int)error.Status;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        // Errors have no namespace.
        var details = error.Details.Select(detail => new XElement(detail.Name, detail.Value));
        var root = new XElement("Error", new XElement("Code", error.Code), new XElement("Message", error.Message), details, new XElement("Resource", context.Request.Path.Value), new XElement("RequestId", context.TraceIdentifier));
        return WriteAsync(context.Response, root, error.Status);
    }

    /// <summary>Reads a request's XML, with or without namespace.</summary>
    public static XElement Parse(byte[] body, string root)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var read = XElement.Load(reader);
            return read.Name.LocalName == root ? read : throw Malformed();
        }
        catch (XmlException)
        {
            throw Malformed();
        }
    }

    public static IEnumerable<XElement> Children(this XElement parent, string name) => parent.Elements().Where(child => child.Name.LocalName == name);

    public static string Child(this XElement parent, string name) => parent.Children(name).FirstOrDefault()?.Value ?? throw Malformed();

    private static S3Exception Malformed() => new("MalformedXML", HttpStatusCode.BadRequest, "The XML you provided was not well-formed or did not validate against our published schema");
}
