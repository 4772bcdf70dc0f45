using System.Text.Json;
using GasOrleans.Jobs;

namespace GasOrleans.Queues;

/// <summary>A message of a work queue: a job waits for a worker; what is to be done, its grain says at the claim.</summary>
/// <param name="Job">Which job, <c>userId/jobId</c>.</param>
internal sealed record WorkRequest(string Job)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads a message; <see langword="null"/> when it is not one.</summary>
    public static JobKey? Read(string body)
    {
        try
        {
            return JobKey.TryParse(JsonSerializer.Deserialize<WorkRequest>(body)?.Job, out var key) ? key : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
