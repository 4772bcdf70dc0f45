using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Orleans.Aws;

/// <summary>Counts and times the requests to AWS, by operation, target and outcome.</summary>
internal static class AwsOperations
{
    public const string GetItem = nameof(GetItem);
    public const string PutItem = nameof(PutItem);
    public const string DeleteItem = nameof(DeleteItem);
    public const string UpdateItem = nameof(UpdateItem);
    public const string TransactGetItems = nameof(TransactGetItems);
    public const string TransactWriteItems = nameof(TransactWriteItems);
    public const string Query = nameof(Query);
    public const string BatchWriteItem = nameof(BatchWriteItem);

    public const string GetQueueUrl = nameof(GetQueueUrl);
    public const string GetQueueAttributes = nameof(GetQueueAttributes);
    public const string CreateQueue = nameof(CreateQueue);
    public const string SendMessageBatch = nameof(SendMessageBatch);
    public const string ReceiveMessage = nameof(ReceiveMessage);
    public const string DeleteMessageBatch = nameof(DeleteMessageBatch);
    public const string ChangeMessageVisibilityBatch = nameof(ChangeMessageVisibilityBatch);

    private static readonly Histogram<double> Duration = OrleansAwsTelemetry.Meter.CreateHistogram<double>(
        "orleans.aws.request.duration", "ms", "Time of a request to AWS with the SDK's retries, by operation, target and outcome.");

    /// <summary>Awaits a request that was just sent.</summary>
    public static async Task<T> CountedAsync<T>(this Task<T> request, string operation, string target)
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = "error";
        try
        {
            var response = await request;
            outcome = "ok";
            return response;
        }
        catch (AmazonServiceException e)
        {
            outcome = Outcome(e);
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = "canceled";
            throw;
        }
        finally
        {
            Duration.Record(
                Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                new("operation", operation),
                new("target", target),
                new("outcome", outcome));
        }
    }

    /// <summary>Whether AWS, the way there, or a timeout is what failed, and not the caller's will.</summary>
    public static bool IsAwsFailure(Exception e, CancellationToken ct)
        => !ct.IsCancellationRequested
            && e is (AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException);

    /// <summary>What became of a request that AWS refused.</summary>
    public static string Outcome(AmazonServiceException e) => e switch
    {
        ConditionalCheckFailedException or TransactionCanceledException => "conflict",
        ProvisionedThroughputExceededException or RequestLimitExceededException => "throttled",
        { ErrorCode: { } code } when code.Contains("Throttl", StringComparison.OrdinalIgnoreCase) => "throttled",
        { StatusCode: HttpStatusCode.TooManyRequests } => "throttled",
        _ => "error",
    };
}
