namespace GasOrleans.Tokens;

/// <summary>A token bucket: requests take from it, time fills it up.</summary>
internal sealed class RequestBucket(ApiOptions options, TimeProvider clock)
{
    private double left = options.Burst;
    private long at = clock.GetTimestamp();

    /// <summary>Takes one request's share; else says how long it takes until there is one.</summary>
    public TimeSpan? TakeOrWait()
    {
        var perSecond = options.RequestsPerMinute / 60.0;
        var now = clock.GetTimestamp();
        left = Math.Min(options.Burst, left + (clock.GetElapsedTime(at, now).TotalSeconds * perSecond));
        at = now;
        if (left < 1)
        {
            return TimeSpan.FromSeconds((1 - left) / perSecond);
        }

        left--;
        return null;
    }
}
