using System.Text.Json.Serialization;

namespace GasOrleans.Aws.Local.S3.Store;

/// <summary>What is known of an object. Its content is one file, or the parts of a multipart upload one after the other.</summary>
internal sealed record StoredObject(string Key, string ETag, DateTimeOffset LastModified, string Sequencer, IReadOnlyList<StoredBody> Bodies)
{
    /// <summary>The headers that were sent with it and are given back: type, disposition, <c>x-amz-meta-…</c>, checksums.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    [JsonIgnore]
    public long Size => Bodies.Sum(body => body.Length);
}

/// <summary>A file of content, named within its bucket.</summary>
internal sealed record StoredBody(string File, long Length, string Md5);
