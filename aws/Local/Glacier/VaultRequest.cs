using System.Globalization;
using System.Net;
using GasOrleans.Aws.Local.S3.Signing;

namespace GasOrleans.Aws.Local.Glacier;

/// <summary>A request whose signature was right.</summary>
internal sealed record VaultRequest(HttpContext Context, SignedBody Body)
{
    private const int MostListed = 1000;

    public HttpResponse Answer => Context.Response;

    public CancellationToken Aborted => Context.RequestAborted;

    public string Route(string name) => (string)Context.Request.RouteValues[name]!;

    public string? Header(string name) => Context.Request.Headers[name] is [{ Length: > 0 } value, ..] ? value : null;

    public string Required(string header) => Header(header) ?? throw VaultException.Missing(header);

    public string? Query(string name) => Context.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>What an archive or a job is described as.</summary>
    public static string Description(string? given) => given is null ? ""
        : given.Length <= 1024 && given.All(c => c is >= ' ' and <= '~') ? given
        : throw VaultException.Invalid("Invalid description: it has more than 1024 characters, or some that are not printable ASCII.");

    public void Created(HttpStatusCode status, string location, params IEnumerable<(string Name, string Value)> headers)
    {
        Answer.StatusCode = (int)status;
        Answer.Headers.Location = location;
        foreach (var (name, value) in headers)
        {
            Answer.Headers[name] = value;
        }
    }

    /// <summary>A page of a list, and the marker of the next one.</summary>
    public (IReadOnlyList<T> Page, string? Marker) Page<T>(IReadOnlyList<T> all, Func<T, string> id)
    {
        var limit = Query("limit") is not { } text ? MostListed
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is >= 1 and <= MostListed ? given
            : throw VaultException.Invalid("The limit must be 1 to 1000.");
        var from = Query("marker") is { } marker ? all.SkipWhile(one => id(one) != marker).ToList() : all;
        return ([.. from.Take(limit)], from.Count > limit ? id(from[limit]) : null);
    }
}
