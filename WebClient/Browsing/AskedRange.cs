using Microsoft.Net.Http.Headers;

namespace GasOrleans.WebClient.Browsing;

/// <summary>The stretch of a file that a request asks for: the whole when it says nothing, and then it is not part of it.</summary>
/// <param name="From">The first byte.</param>
/// <param name="Length">How many.</param>
/// <param name="Whole">How many the file has.</param>
/// <param name="IsPart">Whether a part was asked for.</param>
internal readonly record struct AskedRange(long From, long Length, long Whole, bool IsPart)
{
    /// <summary>One range, as genome browsers ask; <see langword="false"/> when there is nothing there.</summary>
    public static bool TryRead(HttpRequest request, long whole, out AskedRange range)
    {
        range = new(0, whole, whole, false);
        if (request.GetTypedHeaders().Range is not { Unit.Value: "bytes", Ranges: { Count: 1 } ranges })
        {
            return request.Headers.Range.Count == 0;
        }

        var asked = ranges.First();
        var from = asked.From ?? Math.Max(0, whole - (asked.To ?? 0));
        var to = asked.From is null ? whole - 1 : Math.Min(asked.To ?? (whole - 1), whole - 1);
        range = new(from, to - from + 1, whole, true);
        return from < whole && to >= from;
    }

    public void Answer(HttpResponse response)
    {
        response.ContentType = "application/octet-stream";
        response.ContentLength = Length;
        if (IsPart)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.GetTypedHeaders().ContentRange = new ContentRangeHeaderValue(From, From + Length - 1, Whole);
        }
    }
}
