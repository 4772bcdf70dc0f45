using GasOrleans.Jobs;

namespace GasOrleans.Annotation;

/// <summary>Tells the job how far its attempt is, at most once a second; nobody waits for it.</summary>
internal sealed class ProgressTeller(IJobGrain job, long token, long bytesTotal, TimeProvider time) : IProgress<AnnotationProgress>
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>What people can follow; it travels with each report.</summary>
    private const int MostOfLog = 16 * 1024;
    private long toldAt = time.GetTimestamp();
    private long recordsTold;

    public void Report(AnnotationProgress value)
    {
        var elapsed = time.GetElapsedTime(toldAt);
        if (elapsed < Pace)
        {
            return;
        }

        var rate = (value.Records - recordsTold) / elapsed.TotalSeconds;
        (toldAt, recordsTold) = (time.GetTimestamp(), value.Records);
        var log = value.Log();
        job.ProgressAsync(token, new(value.Records, value.BytesRead, bytesTotal, rate) { Log = log.Length > MostOfLog ? log[..MostOfLog] : log }).Ignore();
    }
}
