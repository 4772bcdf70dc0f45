using GasOrleans.Aws.Local.S3.Signing;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>The headers that are kept with an object and given back.</summary>
internal static class ObjectHeaders
{
    private const string Metadata = "x-amz-meta-";
    private static readonly string[] Kept = ["content-type", "content-disposition", "content-encoding", "content-language", "cache-control", "expires"];

    public static Dictionary<string, string> Read(HttpRequest request) => Of(request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())));

    public static Dictionary<string, string> Read(HttpRequest request, SignedBody body)
    {
        var headers = Read(request);
        foreach (var (name, value) in Checksum.Given(request, body))
        {
            headers[name] = value;
        }

        return headers;
    }

    /// <summary>Those of some headers or form fields that are kept.</summary>
    public static Dictionary<string, string> Of(IEnumerable<KeyValuePair<string, string>> given)
    {
        var headers = new Dictionary<string, string> { ["content-type"] = "binary/octet-stream" };
        foreach (var (header, value) in given)
        {
            var name = header.ToLowerInvariant();
            if (Kept.Contains(name) || name == StorageClasses.Header || name.StartsWith(Metadata, StringComparison.Ordinal))
            {
                headers[name] = Sendable(name, value);
            }
        }

        if (headers.GetValueOrDefault(StorageClasses.Header) is { } storage && StorageClasses.Require(storage) == StorageClasses.Standard)
        {
            headers.Remove(StorageClasses.Header);
        }

        // How it travelled is not what it is.
        headers["content-encoding"] = string.Join(',', headers.GetValueOrDefault("content-encoding", "").Split(',', StringSplitOptions.TrimEntries).Where(coding => coding is not ("aws-chunked" or "")));
        return headers;
    }

    /// <summary>Those of a copy: the original's or new ones; the storage class is always the request's.</summary>
    public static Dictionary<string, string> OfCopy(S3Request request, StoredObject original)
    {
        var given = Read(request.Http);
        if (request.Header("x-amz-metadata-directive") == "REPLACE")
        {
            return given;
        }

        var headers = new Dictionary<string, string>(original.Headers);
        headers.Remove(StorageClasses.Header);
        return given.TryGetValue(StorageClasses.Header, out var storage) ? new(headers) { [StorageClasses.Header] = storage } : headers;
    }

    public static void Write(S3Request request, StoredObject stored)
    {
        var whole = request.Header("Range") is null && string.Equals(request.Header("x-amz-checksum-mode"), "ENABLED", StringComparison.OrdinalIgnoreCase);
        foreach (var (name, value) in stored.Headers)
        {
            if (value.Length > 0 && (whole || !name.StartsWith(Checksum.Prefix, StringComparison.Ordinal)))
            {
                request.Answer.Headers[name] = value;
            }
        }

        foreach (var name in Kept)
        {
            if (request.Query("response-" + name) is { } replaced)
            {
                request.Answer.Headers[name] = Sendable("response-" + name, replaced);
            }
        }
    }

    // A header is one line of ISO-8859-1.
    private static string Sendable(string name, string value) => value.All(c => c is >= ' ' and <= 'ÿ' and not '\u007f')
        ? value
        : throw S3Exception.Invalid($"Header value cannot be represented using ISO-8859-1: {name}");
}
