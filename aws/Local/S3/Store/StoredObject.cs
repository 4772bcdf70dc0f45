using System.Text.Json.Serialization;

namespace GasOrleans.Aws.Local.S3.Store;

/// <summary>What is known of an object. Its content is one file, or the parts of a multipart upload one after the other.</summary>
internal sealed record StoredObject(string Key, string ETag, DateTimeOffset LastModified, string Sequencer, IReadOnlyList<StoredBody> Bodies)
{
    /// <summary>The headers that were sent with it and are given back: type, disposition, <c>x-amz-meta-…</c>, checksums.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A restore that was asked for; its end is the copy's.</summary>
    public Restore? Restore { get; init; }

    [JsonIgnore]
    public string StorageClass => Headers.GetValueOrDefault(StorageClasses.Header, StorageClasses.Standard);

    [JsonIgnore]
    public long Size => Bodies.Sum(body => body.Length);
}

/// <summary>A restore from a cold class: under way until <see cref="EndsAt"/>, then, if it did not fail, readable until <see cref="ExpiresAt"/>.</summary>
internal sealed record Restore(DateTimeOffset EndsAt, int Days, bool Fails)
{
    /// <summary>Set when it ended.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    [JsonIgnore]
    public bool IsOngoing => ExpiresAt is null;

    public bool IsReadable(DateTimeOffset now) => ExpiresAt > now;
}

/// <summary>A file of content, named within its bucket.</summary>
internal sealed record StoredBody(string File, long Length, string Md5);
