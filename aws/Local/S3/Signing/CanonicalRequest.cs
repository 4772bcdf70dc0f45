using Microsoft.AspNetCore.Http.Features;

namespace GasOrleans.Aws.Local.S3.Signing;

/// <summary>A request in the form that both sides sign.</summary>
internal static class CanonicalRequest
{
    public static string Of(HttpRequest request, string signedHeaders, string payloadHash)
    {
        var (path, query) = Target(request);
        var headers = signedHeaders.Split(';').Select(name => $"{name}:{Value(request, name)}\n");
        return string.Join('\n', request.Method, Encode(path), Canonical(query), string.Concat(headers), signedHeaders, payloadHash);
    }

    /// <summary>Fails when a header that S3 acts on was left out of the signature.</summary>
    public static void RequireSigned(HttpRequest request, string signedHeaders)
    {
        var signed = signedHeaders.Split(';');
        var left = request.Headers.Keys.Select(name => name.ToUpperInvariant()).Where(name => name == "HOST" || name.StartsWith("X-AMZ-", StringComparison.Ordinal)).Except(signed.Select(name => name.ToUpperInvariant()));
        if (left.FirstOrDefault() is { } unsigned)
        {
            throw S3Exception.Denied($"There were headers present in the request which were not signed: {unsigned}");
        }
    }

    /// <summary>The path and query as they were sent: ASP.NET's own have lost the encoding.</summary>
    public static (string Path, string Query) Target(HttpRequest request)
    {
        var raw = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return raw.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? (raw[..at], raw[(at + 1)..]) : (raw, "");
    }

    private static string Encode(string path) => string.Join('/', path.Split('/').Select(Recode));

    private static string Canonical(string query) => string.Join('&', query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Recode(pair[0]), Value: pair.Length == 2 ? Recode(pair[1]) : ""))
        .Where(pair => pair.Name != "X-Amz-Signature")
        .OrderBy(pair => pair.Name, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Recode(string part) => Uri.EscapeDataString(Uri.UnescapeDataString(part));

    private static string Value(HttpRequest request, string name) =>
        string.Join(',', request.Headers[name].Select(value => string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))));
}
