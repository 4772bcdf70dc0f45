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

        await Task.WhenAll(jobs.Select(job => grains.Job(job).UploadedAsync(stopping)));
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
            if (!json.RootElement.TryGetProperty("Records", out var records))
            {
                return json.RootElement.TryGetProperty("Event", out var test) && test.GetString() == "s3:TestEvent" ? [] : null;
            }

            var keys = records.EnumerateArray().Select(KeyOf).OfType<string>().ToList();
            return keys.Count == 0 ? null : [.. keys.Select(JobOf).OfType<JobKey>()];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>S3 encodes keys in notices as forms do: a plus is a space. A record without a key does not spoil the others.</summary>
    private static string? KeyOf(JsonElement record)
        => record.TryGetProperty("s3", out var s3) && s3.TryGetProperty("object", out var one) && one.TryGetProperty("key", out var key)
            && key.GetString() is { } text ? Uri.UnescapeDataString(text.Replace('+', ' ')) : null;

    /// <summary>Keys of inputs are <c>userId/jobId/fileName</c>; what others put into the bucket is not ours.</summary>
    private static JobKey? JobOf(string key)
        => key.LastIndexOf('/') is > 0 and var end && JobKey.TryParse(key[..end], out var job) ? job : null;
}
