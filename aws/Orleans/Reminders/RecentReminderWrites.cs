using System.Collections.Concurrent;
using System.Globalization;

namespace Orleans.Aws;

/// <summary>
/// What this silo wrote lately. Reminders are listed by secondary indexes, which DynamoDB updates a moment later:
/// without this, a silo that lists its range right after a registration could drop the new reminder, or revive a removed one.
/// </summary>
internal sealed class RecentReminderWrites(TimeProvider time)
{
    // Indexes follow within a second as a rule; reminders are listed every five minutes.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Swept = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(GrainId Grain, string Name), Write> writes = new();
    private long lastETag;
    private long lastSweep = time.GetTimestamp();

    /// <summary>Grows from write to write, so that of a listed reminder and a remembered one the newer is known.</summary>
    public string NextETag()
    {
        while (true)
        {
            var last = Interlocked.Read(ref lastETag);
            var next = Math.Max(last + 1, time.GetUtcNow().UtcTicks);
            if (Interlocked.CompareExchange(ref lastETag, next, last) == last)
            {
                return next.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>Whether another silo's clock, when it made this ETag, was ahead of what this silo's is now; what is written here from now on is newer than it.</summary>
    public bool IsAhead(string etag)
    {
        var stored = Number(etag);
        if (stored <= time.GetUtcNow().UtcTicks)
        {
            return false;
        }

        long last;
        while ((last = Interlocked.Read(ref lastETag)) < stored && Interlocked.CompareExchange(ref lastETag, stored, last) != last)
        {
        }

        return true;
    }

    public void Upserted(ReminderEntry entry, string etag) => Remember(
        (entry.GrainId, entry.ReminderName),
        new() { GrainId = entry.GrainId, ReminderName = entry.ReminderName, StartAt = entry.StartAt, Period = entry.Period, ETag = etag },
        etag);

    public void Removed(GrainId grain, string name, string etag) => Remember((grain, name), null, etag);

    public void Clear() => writes.Clear();

    /// <summary>The list as it would be if the index had caught up with this silo's writes.</summary>
    public List<ReminderEntry> Over(IEnumerable<ReminderEntry> listed, Func<GrainId, bool> belongs)
    {
        var result = listed.ToDictionary(e => (e.GrainId, e.ReminderName));
        foreach (var (key, write) in writes)
        {
            if (!belongs(key.Grain) || (result.TryGetValue(key, out var there) && Number(there.ETag) > Number(write.ETag)))
            {
                continue;
            }

            if (write.Entry is { } entry)
            {
                result[key] = entry;
            }
            else
            {
                result.Remove(key);
            }
        }

        return [.. result.Values];
    }

    private void Remember((GrainId, string) key, ReminderEntry? entry, string etag)
    {
        writes[key] = new(entry, etag, time.GetTimestamp());
        var last = Interlocked.Read(ref lastSweep);
        if (time.GetElapsedTime(last) < Swept || Interlocked.CompareExchange(ref lastSweep, time.GetTimestamp(), last) != last)
        {
            return;
        }

        foreach (var old in writes.Where(w => time.GetElapsedTime(w.Value.At) > Kept))
        {
            writes.TryRemove(old);
        }
    }

    private static long Number(string? etag)
        => long.TryParse(etag, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private readonly record struct Write(ReminderEntry? Entry, string ETag, long At);
}
