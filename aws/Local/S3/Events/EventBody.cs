using System.Net;
using System.Text.Json.Nodes;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Events;

/// <summary>What S3 writes into a queue (event version 2.1).</summary>
internal static class EventBody
{
    public static string Created(string bucket, StoredObject stored, string how) => Body(Record(bucket, stored, $"ObjectCreated:{how}", stored.LastModified));

    public static string Restored(string bucket, StoredObject stored, DateTimeOffset now, DateTimeOffset until)
    {
        var record = Record(bucket, stored, "ObjectRestore:Completed", now);
        record["glacierEventData"] = new JsonObject
        {
            ["restoreEventData"] = new JsonObject { ["lifecycleRestorationExpiryTime"] = Xml.Time(until), ["lifecycleRestoreStorageClass"] = stored.StorageClass },
        };
        return Body(record);
    }

    private static string Body(JsonObject record) => new JsonObject { ["Records"] = new JsonArray(record) }.ToJsonString();

    private static JsonObject Record(string bucket, StoredObject stored, string name, DateTimeOffset time) => new()
    {
        ["eventVersion"] = "2.1",
        ["eventSource"] = "aws:s3",
        ["awsRegion"] = LocalCloud.Region,
        ["eventTime"] = Xml.Time(time),
        ["eventName"] = name,
        ["s3"] = new JsonObject
        {
            ["s3SchemaVersion"] = "1.0",
            ["configurationId"] = "local",
            ["bucket"] = new JsonObject { ["name"] = bucket, ["arn"] = $"arn:aws:s3:::{bucket}" },
            ["object"] = new JsonObject
            {
                // Form encoding, a space as +: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
                ["key"] = WebUtility.UrlEncode(stored.Key)?.Replace("%2F", "/", StringComparison.Ordinal),
                ["size"] = stored.Size,
                ["eTag"] = stored.ETag,
                ["sequencer"] = stored.Sequencer,
            },
        },
    };

    /// <summary>What S3 sends once when it is told to send events to a queue.</summary>
    public static string Test(string bucket, DateTimeOffset now) => new JsonObject
    {
        ["Service"] = "Amazon S3",
        ["Event"] = "s3:TestEvent",
        ["Time"] = Xml.Time(now),
        ["Bucket"] = bucket,
    }.ToJsonString();
}
