namespace GasOrleans.Jobs;

/// <summary>Which ids the wanted jobs can have: an id begins with when it was made, a while before the job was submitted.</summary>
internal sealed class JobIdRange
{
    /// <summary>How long a form may lie open before it is sent.</summary>
    private static readonly TimeSpan OpenForm = TimeSpan.FromDays(2);

    /// <summary>How much the clocks of two servers may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly bool oldestFirst;

    public JobIdRange(JobQuery query)
    {
        oldestFirst = query.OldestFirst;
        Low = query.From is { } from ? First(from - OpenForm) : "";
        High = query.Before is { } before ? First(before + Skew) : "~"; // behind every id
        if (query.After is { } after && Holds(after))
        {
            (Low, High) = oldestFirst ? ($"{after}", High) : (Low, $"{after}");
        }
    }

    public string Low { get; }

    public string High { get; }

    /// <summary>Whether nothing can follow a page's end; a cursor from an address may be any.</summary>
    public bool IsPast(JobId? cursor)
        => cursor is { } at && (oldestFirst ? string.CompareOrdinal($"{at}", High) >= 0 : string.CompareOrdinal($"{at}", Low) <= 0);

    /// <summary>Whether a cursor lies within; before the beginning it says nothing, and DynamoDB would refuse it.</summary>
    public bool Holds(JobId cursor) => string.CompareOrdinal($"{cursor}", Low) >= 0 && string.CompareOrdinal($"{cursor}", High) <= 0;

    private static string First(DateTimeOffset at)
    {
        var milliseconds = Math.Clamp(at.ToUnixTimeMilliseconds(), 0, (1L << 48) - 1);
        return FormattableString.Invariant($"{milliseconds >> 16:x8}-{milliseconds & 0xffff:x4}-0000-0000-000000000000");
    }
}
