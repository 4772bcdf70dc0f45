using System.Globalization;

namespace Orleans.Aws;

/// <summary>Carries a delay from the caller to the queue, in the request context.</summary>
internal static class SqsDelay
{
    /// <summary>SQS' longest.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private const string Key = "orleans.aws.sqs.delay";

    public static void Set(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, Longest);
        RequestContext.Set(Key, ((int)Math.Ceiling(delay.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
    }

    public static void Clear() => RequestContext.Remove(Key);

    /// <summary>Takes the seconds out of what travels on to the subscribers.</summary>
    public static int Take(Dictionary<string, object>? context)
        => context is not null && context.Remove(Key, out var seconds) && seconds is string text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
}
