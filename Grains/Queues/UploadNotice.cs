using System.Text.Json;
using GasOrleans.Jobs;

namespace GasOrleans.Queues;

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
