namespace GasOrleans.Doctor;

/// <summary>Lets one request through at a time, so many in a second; it is real time that others have to share.</summary>
internal sealed class Pace(int perSecond)
{
    /// <summary>Timers are coarse: what is a little early goes on at once, and the next waits for both.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromMilliseconds(20);

    private readonly TimeSpan step = TimeSpan.FromSeconds(1) / perSecond;
    private readonly long began = TimeProvider.System.GetTimestamp();
    private TimeSpan next;

    /// <summary>Returns when the next request may be made.</summary>
    public async ValueTask TakeAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var now = TimeProvider.System.GetElapsedTime(began);
        next = (next > now ? next : now) + step;
        if (next - now > Coarse)
        {
            await Task.Delay(next - now, TimeProvider.System, ct);
        }
    }
}
