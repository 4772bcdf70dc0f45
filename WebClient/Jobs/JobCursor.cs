using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Jobs;

/// <summary>Where a page of the list starts, as it stands in the address: nothing for the newest.</summary>
internal static class JobCursor
{
    public static bool TryParse(string? text, out JobId? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var ok = JobId.TryParse(text, null, out var id);
        cursor = ok ? id : null;
        return ok;
    }

    public static string Query(JobId? cursor) => cursor is { } id ? $"?after={id}" : "";
}
