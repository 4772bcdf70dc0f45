using System.Text.Json;
using GasOrleans.Jobs;
using Microsoft.Extensions.Options;

namespace GasOrleans.Queues;

/// <summary>Hears from S3 that an input is there, whether or not the page that uploaded it is still open.</summary>
internal sealed class UploadsListener(
    Amazon.SQS.IAmazonSQS sqs, IGrainFactory grains, IOptions<QueueOptions> options, TimeProvider time, ILogger<QueuePump> logger) : BackgroundService
{
    private const int AtOnce = 10;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => new QueuePump(new(sqs, options.Value.Uploads, options.Value), AtOnce, options.Value, time, logger).RunAsync(HandleAsync, stoppingToken);

    private async Task<Handled> HandleAsync(WorkMessage message, CancellationToken stopping)
    {
        if (UploadNotice.Read(message.Body) is not { } jobs)
        {
            return new Handled.Unreadable("it is no notice of S3");
        }

        foreach (var job in jobs)
        {
            await grains.Job(job).UploadedAsync(stopping);
        }

        return new Handled.Done();
    }
}

/// <summary>S3's notice that objects were created (the event message structure of Amazon S3's user guide).</summary>
internal static class UploadNotice
{
    /// <summary>The jobs whose inputs a notice names; none for S3's test notice; <see langword="null"/> when it is no notice.</summary>
    public static IReadOnlyList<JobKey>? Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("Records", out var records)
                ? [.. records.EnumerateArray().Select(KeyOf).Select(JobOf).OfType<JobKey>()]
                : json.RootElement.TryGetProperty("Event", out var test) && test.GetString() == "s3:TestEvent" ? [] : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>S3 encodes keys in notices as forms do: a plus is a space.</summary>
    private static string KeyOf(JsonElement record)
        => Uri.UnescapeDataString(record.GetProperty("s3").GetProperty("object").GetProperty("key").GetString()!.Replace('+', ' '));

    /// <summary>Keys of inputs are <c>userId/jobId/fileName</c>; what others put into the bucket is not ours.</summary>
    private static JobKey? JobOf(string key)
        => key.LastIndexOf('/') is > 0 and var end && JobKey.TryParse(key[..end], out var job) ? job : null;
}
