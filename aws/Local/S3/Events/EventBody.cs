using System.Net;
using System.Text.Json.Nodes;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Events;

/// <summary>What S3 writes into a queue (event version 2.1).</summary>
internal static class EventBody
{
    public static string Created(string bucket, StoredObject stored, string how) => new JsonObject
    {
        ["Records"] = new JsonArray(new JsonObject
        {
            ["eventVersion"] = "2.1",
            ["eventSource"] = "aws:s3",
            ["awsRegion"] = LocalCloud.Region,
            ["eventTime"] = Xml.Time(stored.LastModified),
            ["eventName"] = $"ObjectCreated:{how}",
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
        }),
    }.ToJsonString();

    /// <summary>What S3 sends once when it is told to send events to a queue.</summary>
    public static string Test(string bucket, DateTimeOffset now) => new JsonObject
    {
        ["Service"] = "Amazon S3",
        ["Event"] = "s3:TestEvent",
        ["Time"] = Xml.Time(now),
        ["Bucket"] = bucket,
    }.ToJsonString();
}
