using System.Text.Json;
using GasOrleans.Jobs;

namespace GasOrleans.Queues;

/// <summary>A message of the <c>requests</c> queue: a job waits for a worker.</summary>
/// <param name="Job">Which job, <c>userId/jobId</c>.</param>
internal sealed record AnnotationRequest(string Job)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads a message; <see langword="null"/> when it is not one.</summary>
    public static JobKey? Read(string body)
    {
        try
        {
            return JobKey.TryParse(JsonSerializer.Deserialize<AnnotationRequest>(body)?.Job, out var key) ? key : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
