using System.Text.Json;
using System.Text.RegularExpressions;
using GasOrleans.Aws.Tests.Stacks;

namespace GasOrleans.EndToEnd.Tests.Recording;

/// <summary>Which permissions a request needs, by AWS' service authorization reference.</summary>
internal static partial class IamActions
{
    private const string Here = "us-east-1:000000000000";

    public static IEnumerable<AwsRequest> OfDynamoDb(RecordedRequest request) => request.Target switch
    {
        "TransactWriteItems" => request.Json.GetProperty("TransactItems").EnumerateArray().SelectMany(item => item.EnumerateObject())
            .Select(part => Table(part.Name == "ConditionCheck" ? "ConditionCheckItem" : part.Name + "Item", part.Value)),
        "TransactGetItems" => request.Json.GetProperty("TransactItems").EnumerateArray().Select(item => Table("GetItem", item.GetProperty("Get"))),
        "BatchWriteItem" or "BatchGetItem" => request.Json.GetProperty("RequestItems").EnumerateObject().Select(table => new AwsRequest($"dynamodb:{request.Target}", $"arn:aws:dynamodb:{Here}:table/{table.Name}")),
        var one => [Table(one, request.Json)],
    };

    /// <summary>Batches need the permission of what they are batches of.</summary>
    public static IEnumerable<AwsRequest> OfSqs(RecordedRequest request)
    {
        var body = request.Json;
        var queue = body.TryGetProperty("QueueUrl", out var url) ? url.GetString()!.Split('/')[^1] : body.GetProperty("QueueName").GetString();
        var action = request.Target.EndsWith("Batch", StringComparison.Ordinal) ? request.Target[..^5] : request.Target;
        return [new($"sqs:{action}", $"arn:aws:sqs:{Here}:{queue}")];
    }

    public static IEnumerable<AwsRequest> OfS3(RecordedRequest request)
    {
        var parts = request.Path.TrimStart('/').Split('/', 2);
        var (bucket, key) = (parts[0], parts.Length > 1 ? parts[1] : "");
        AwsRequest Object(string action) => new($"s3:{action}", $"arn:aws:s3:::{bucket}/{key}");
        AwsRequest Bucket(string action) => new($"s3:{action}", $"arn:aws:s3:::{bucket}");
        return (request.Method, key.Length > 0) switch
        {
            ("OPTIONS", _) => [],
            ("GET" or "HEAD", false) => [Bucket(request.Asks("uploads") ? "ListBucketMultipartUploads" : "ListBucket")],
            ("GET", true) when request.Asks("uploadId") => [Object("ListMultipartUploadParts")],
            ("GET" or "HEAD", true) => [Object("GetObject")],
            ("PUT", true) when request.Headers.TryGetValue("x-amz-copy-source", out var source) => [Object("PutObject"), new("s3:GetObject", $"arn:aws:s3:::{Uri.UnescapeDataString(source!).TrimStart('/')}")],
            ("PUT", true) => [Object("PutObject")],
            ("POST", true) when request.Asks("restore") => [Object("RestoreObject")],
            ("POST", true) => [Object("PutObject")],
            ("POST", false) when request.Asks("delete") => Key().Matches(request.Text).Select(found => new AwsRequest("s3:DeleteObject", $"arn:aws:s3:::{bucket}/{found.Groups[1].Value}")),
            ("POST", false) => [new("s3:PutObject", $"arn:aws:s3:::{bucket}/by-a-form")],
            ("DELETE", true) => [Object(request.Asks("uploadId") ? "AbortMultipartUpload" : "DeleteObject")],
            _ => throw new NotSupportedException($"{request.Method} {request.Path}"),
        };
    }

    /// <summary>That an object is not there is told only to who may list its bucket; others are told that they may not know.</summary>
    public static AwsRequest? WhenAbsent(RecordedRequest request, int status)
        => status == 404 && Read(request) is { } path && path.TrimStart('/').Split('/', 2) is [var bucket, { Length: > 0 }]
            ? new("s3:ListBucket", $"arn:aws:s3:::{bucket}")
            : null;

    /// <summary>The object that is read, or copied from; <see langword="null"/> for what is no such request, or comes with a browser.</summary>
    private static string? Read(RecordedRequest request)
        => request.Target.Length > 0 || !request.Headers.ContainsKey("x-amz-content-sha256") ? null
            : request.Headers.TryGetValue("x-amz-copy-source", out var source) ? Uri.UnescapeDataString(source.ToString())
            : request.Method is "GET" or "HEAD" ? request.Path
            : null;

    public static IEnumerable<AwsRequest> OfGlacier(RecordedRequest request)
    {
        var path = request.Path.Trim('/').Split('/')[2..];
        var action = (request.Method, path[1..]) switch
        {
            ("GET", []) => "DescribeVault",
            ("POST", ["archives"]) => "UploadArchive",
            ("DELETE", ["archives", _]) => "DeleteArchive",
            ("POST", ["multipart-uploads"]) => "InitiateMultipartUpload",
            ("PUT", ["multipart-uploads", _]) => "UploadMultipartPart",
            ("POST", ["multipart-uploads", _]) => "CompleteMultipartUpload",
            ("DELETE", ["multipart-uploads", _]) => "AbortMultipartUpload",
            ("POST", ["jobs"]) => "InitiateJob",
            ("GET", ["jobs"]) => "ListJobs",
            ("GET", ["jobs", _]) => "DescribeJob",
            ("GET", ["jobs", _, "output"]) => "GetJobOutput",
            _ => throw new NotSupportedException($"{request.Method} {request.Path}"),
        };
        return [new($"glacier:{action}", $"arn:aws:glacier:{Here}:vaults/{path[0]}")];
    }

    private static AwsRequest Table(string action, JsonElement body)
    {
        var index = body.TryGetProperty("IndexName", out var name) ? $"/index/{name.GetString()}" : "";
        return new($"dynamodb:{action}", $"arn:aws:dynamodb:{Here}:table/{body.GetProperty("TableName").GetString()}{index}");
    }

    [GeneratedRegex("<Key>([^<]+)</Key>")]
    private static partial Regex Key();
}
