using System.Globalization;
using GasOrleans.Aws.Local.S3.Signing;

namespace GasOrleans.Aws.Local.S3;

/// <summary>A request in S3's words: which bucket, which key, which sub-resource.</summary>
internal sealed record S3Request(HttpContext Context, string Bucket, string Key)
{
    private const string VirtualHost = ".localhost";

    public HttpRequest Http => Context.Request;

    public HttpResponse Answer => Context.Response;

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>Reads <c>/bucket/key</c>, or <c>/key</c> of the host <c>bucket.localhost</c>.</summary>
    public static S3Request Read(HttpContext context)
    {
        var path = Uri.UnescapeDataString(CanonicalRequest.Target(context.Request).Path).TrimStart('/');
        var host = context.Request.Host.Host;
        if (host.EndsWith(VirtualHost, StringComparison.Ordinal))
        {
            return new S3Request(context, host[..^VirtualHost.Length], path);
        }

        return path.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0
            ? new S3Request(context, path[..slash], path[(slash + 1)..])
            : new S3Request(context, path, "");
    }

    public bool Has(string parameter) => Http.Query.ContainsKey(parameter);

    public string? Query(string parameter) => Http.Query[parameter] is [{ Length: > 0 } value, ..] ? value : null;

    public string? Header(string name) => Http.Headers[name] is [{ Length: > 0 } value, ..] ? value : null;

    public int Number(string parameter, int otherwise) => Query(parameter) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw S3Exception.Invalid($"{parameter} must be a number.");
}
