using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Orleans.Aws;

/// <summary>Counts what the SDK tried again by itself, which its caller sees only as time; also of clients that the host made.</summary>
internal static class AwsRetries
{
    /// <summary>The SDK's header of each attempt: <c>attempt=2; max=9</c>.</summary>
    private const string Header = "amz-sdk-request";
    private const string Attempt = "attempt=";
    private const string Request = nameof(Request);

    private static readonly Counter<long> Retries = OrleansAwsTelemetry.Meter.CreateCounter<long>(
        "orleans.aws.request.retries", description: "Attempts of requests to AWS after the first, by operation and outcome of the last.");

    private static readonly ConditionalWeakTable<AmazonServiceClient, object> Known = [];

    /// <summary>Counts the retries of a client from now on; once, however often this is asked.</summary>
    public static T Counted<T>(this T client)
        where T : IAmazonService
    {
        if (client is AmazonServiceClient service && Known.TryAdd(service, service.Config))
        {
            service.AfterResponseEvent += OnResponse;
            service.ExceptionEvent += OnException;
        }

        return client;
    }

    private static void OnResponse(object sender, ResponseEventArgs e)
    {
        if (Retries.Enabled && e is WebServiceResponseEventArgs response)
        {
            Count(response.Request, response.RequestHeaders, "ok");
        }
    }

    private static void OnException(object sender, ExceptionEventArgs e)
    {
        if (Retries.Enabled && e is WebServiceExceptionEventArgs failed)
        {
            Count(failed.Request, failed.Headers, failed.Exception is AmazonServiceException service ? AwsOperations.Outcome(service) : "error");
        }
    }

    /// <summary>A request that failed before it was made has neither.</summary>
    private static void Count(AmazonWebServiceRequest? request, IDictionary<string, string>? headers, string outcome)
    {
        if (request is not null && headers is not null && headers.TryGetValue(Header, out var text) && Number(text) is > 1 and var attempts)
        {
            var type = request.GetType().Name;
            Retries.Add(attempts - 1, new("operation", type.EndsWith(Request, StringComparison.Ordinal) ? type[..^Request.Length] : type), new("outcome", outcome));
        }
    }

    private static int Number(string text)
    {
        var digits = text.AsSpan(text.StartsWith(Attempt, StringComparison.Ordinal) ? Attempt.Length : text.Length);
        var end = digits.IndexOf(';');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
    }
}
