using System.Net;
using System.Text.Json;

namespace GasOrleans.Archive;

/// <summary>What a message of the <c>thaw</c> queue says: Glacier's notice (raw, from SNS), or S3's event of a restored copy.</summary>
/// <param name="ArchiveId">The archive.</param>
/// <param name="Description">What it was put as: <c>userId/jobId/token</c>.</param>
/// <param name="RetrievalId">The retrieval that ended.</param>
internal sealed record RetrievalNotice(string ArchiveId, string Description, string RetrievalId)
{
    /// <summary>Reads a message's body; empty when it tells of no retrieval of an archive (S3's test message, an inventory); <see langword="null"/> when it is neither's.</summary>
    /// <param name="body">The body.</param>
    /// <param name="prefix">The prefix of archives' keys in S3 (<c>Archive:Prefix</c>).</param>
    public static IReadOnlyList<RetrievalNotice>? Read(string body, string prefix)
    {
        try
        {
            using var read = JsonDocument.Parse(body);
            var root = read.RootElement;
            return root switch
            {
                { ValueKind: not JsonValueKind.Object } => null,
                _ when root.TryGetProperty("Records", out var records) && records.ValueKind == JsonValueKind.Array
                    => [.. records.EnumerateArray().Select(record => OfS3(record, prefix)).OfType<RetrievalNotice>()],
                _ when OfGlacier(root) is { } notice => [notice],
                _ => Text(root, "Event") == "s3:TestEvent" || Text(root, "Action") == "InventoryRetrieval" ? [] : null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RetrievalNotice? OfGlacier(JsonElement root)
        => (Text(root, "Action"), Text(root, "ArchiveId"), Text(root, "JobDescription"), Text(root, "JobId")) is ("ArchiveRetrieval", { } archive, { } description, { } job)
            ? new(archive, description, job)
            : null;

    private static RetrievalNotice? OfS3(JsonElement record, string prefix)
    {
        if (Text(record, "eventName") != "ObjectRestore:Completed"
            || !record.TryGetProperty("s3", out var s3)
            || Text(s3, "bucket", "name") is not { } bucket
            || WebUtility.UrlDecode(Text(s3, "object", "key")) is not { } key
            || !key.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var id = new ColdObject(bucket, key).ToString();
        return new(id, key[prefix.Length..], id);
    }

    private static string? Text(JsonElement of, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out of))
            {
                return null;
            }
        }

        return of.ValueKind == JsonValueKind.String ? of.GetString() : null;
    }
}
