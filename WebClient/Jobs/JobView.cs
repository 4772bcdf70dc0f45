using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Jobs;

/// <summary>A job as its page shows it now.</summary>
/// <param name="Job">The job, with the files that are open to its owner.</param>
/// <param name="Plan">The owner's plan, where it matters.</param>
/// <param name="IsClosed">Whether the result wants the premium plan.</param>
public sealed record JobView(JobSnapshot Job, Plan Plan, bool IsClosed)
{
    /// <summary>Where it stands in the line, while it waits there.</summary>
    public QueuePlace? Place { get; init; }

    /// <summary>What people call its reference genome.</summary>
    public string Genome { get; init; } = Job.Request.Genome;

    /// <summary>The mails about it, oldest first.</summary>
    public IReadOnlyList<SentMail> Mails { get; init; } = [];

    internal static JobView Of(JobSnapshot job, Plan plan, DateTimeOffset now)
        => ResultAccess.IsClosed(job, plan, now)
            ? new(job with { Files = [.. job.Files.Where(file => !ResultAccess.IsOfResult(file.Kind))] }, plan, true)
            : new(job, plan, false);
}
