using System.Collections.Concurrent;
using System.Net;

namespace GasOrleans.Aws.Local.S3.Store;

/// <summary>All buckets, each a folder.</summary>
internal sealed class BucketStore
{
    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, Bucket> buckets;
    private long lastSequence;

    public BucketStore(string folder, TimeProvider clock)
    {
        this.folder = folder;
        this.clock = clock;
        buckets = new(Directory.EnumerateDirectories(folder).Select(path => new Bucket(path)).ToDictionary(bucket => bucket.Name));
        foreach (var bucket in buckets.Values)
        {
            AbortAbandoned(bucket);
        }
    }

    public IEnumerable<Bucket> All => buckets.Values.OrderBy(bucket => bucket.Name, StringComparer.Ordinal);

    public DateTimeOffset Now => clock.GetUtcNow();

    public Bucket Require(string name) => buckets.GetValueOrDefault(name) ?? throw S3Exception.NoSuchBucket(name);

    public Bucket? Find(string name) => buckets.GetValueOrDefault(name);

    public Bucket Ensure(string name)
    {
        var valid = name.Length is >= 3 and <= 63 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.') && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]);
        return valid
            ? buckets.GetOrAdd(name, name => new Bucket(Directory.CreateDirectory(Path.Combine(folder, name)).FullName))
            : throw new S3Exception("InvalidBucketName", HttpStatusCode.BadRequest, "The specified bucket is not valid.");
    }

    /// <summary>Of two sequencers of one key, the greater text is the later event.</summary>
    public string NextSequencer()
    {
        while (true)
        {
            var last = Volatile.Read(ref lastSequence);
            var next = Math.Max(last + 1, clock.GetUtcNow().UtcTicks);
            if (Interlocked.CompareExchange(ref lastSequence, next, last) == last)
            {
                return next.ToString("X16", null);
            }
        }
    }

    private void AbortAbandoned(Bucket bucket)
    {
        var days = bucket.Settings.LifecycleConfiguration.Rules.Where(rule => rule.Status == "Enabled").Min(rule => rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation);
        foreach (var upload in bucket.ListUploads().Where(upload => days is { } life && upload.Initiated.AddDays(life) < Now))
        {
            bucket.Abort(upload);
        }
    }
}
