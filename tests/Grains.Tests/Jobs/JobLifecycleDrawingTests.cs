using System.Text;
using GasOrleans.Jobs;
using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Grains.Tests.Jobs;

public class JobLifecycleDrawingTests
{
    [Fact]
    public void The_drawing_of_the_lifecycle_is_the_code() => Approved.Text("docs/job-lifecycle.md", Draw());

    private static string Draw()
    {
        var text = new StringBuilder("# The life of a job\n\nDrawn by a test from `Grains/Jobs/JobLifecycle.cs`; `make approve` redraws it.\n\n```mermaid\nstateDiagram-v2\n");
        text.AppendLine("    [*] --> Uploading: Submitted");
        foreach (var arrows in Arrows().GroupBy(arrow => (arrow.From, arrow.To)))
        {
            text.AppendLine($"    {arrows.Key.From} --> {arrows.Key.To}: {string.Join(" / ", arrows.Select(arrow => arrow.Event).Distinct())}");
        }

        text.AppendLine("    Deleted --> [*]: its time to live ends\n```\n");
        text.AppendLine("What each event does in each status: the status it leads to, `·` for a change within the status, `ignored` for old news, `refused` when a person asked.\n");
        text.AppendLine($"| event | {string.Join(" | ", Samples.Statuses)} |");
        text.AppendLine($"| --- |{string.Concat(Samples.Statuses.Select(_ => " --- |"))}");
        foreach (var e in Samples.Events)
        {
            text.AppendLine($"| {Samples.NameOf(e)} | {string.Join(" | ", Samples.Statuses.Select(status => Cell(status, e)))} |");
        }

        return text.ToString();
    }

    private static IEnumerable<(JobStatus From, JobStatus To, string Event)> Arrows()
        => from status in Samples.Statuses
           where status != None
           from e in Samples.Events
           from job in Ready(status)
           let next = JobLifecycle.Next(job, e)
           where next is not null && next.Status != status
           select (status, next.Status, Samples.NameOf(e));

    private static string Cell(JobStatus status, JobEvent e)
    {
        var nexts = Ready(status).Select(job => (job, next: JobLifecycle.Next(job, e))).ToList();
        return nexts.FirstOrDefault(pair => pair.next is not null && !ReferenceEquals(pair.job, pair.next)) is { next: { } next }
            ? next.Status == status ? "·" : $"**{next.Status}**"
            : nexts.All(pair => pair.next is null) ? "refused" : "ignored";
    }

    /// <summary>The status at each of its inner steps.</summary>
    private static IEnumerable<JobState> Ready(JobStatus status)
    {
        var job = Samples.JobThatIs(status);
        yield return job;
        if (status is Completed or Thawed)
        {
            yield return job with { WindowEndsAt = job.WindowEndsAt is null ? Samples.At : null };
        }

        if (status is Archiving or Thawed)
        {
            yield return job with { Archive = new("archive", "sum", 10) };
        }

        if (status == Restoring)
        {
            var asked = job with { Retrieval = Samples.Events.OfType<RetrievalAsked>().Single().Retrieval };
            yield return asked;
            yield return asked with { Retrieval = asked.Retrieval! with { IsReady = true } };
            yield return job with { ParkedReason = "expired" };
        }
    }
}
