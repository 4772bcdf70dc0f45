using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Jobs;

/// <summary>Where a page of the list starts, as it stands in the address: nothing for the first.</summary>
internal static class JobCursor
{
    public static bool TryParse(string? text, out JobId? cursor)
    {
        var isFirst = string.IsNullOrEmpty(text);
        var ok = JobId.TryParse(text, null, out var id);
        cursor = ok ? id : null;
        return ok || isFirst;
    }
}
