using GasOrleans.Jobs;
using GasOrleans.Operations;

namespace GasOrleans.Doctor;

/// <summary>One examination: how it is to be made, and how far it is.</summary>
/// <param name="grace">What is younger is left alone.</param>
/// <param name="options">Section <c>Doctor</c>.</param>
/// <param name="began">When it began: what happens later is not looked at.</param>
internal sealed class Round(TimeSpan grace, DoctorOptions options, DateTimeOffset began)
{
    private readonly Dictionary<JobStatus, long> jobs = [];
    private readonly Pace pace = new(options.RequestsPerSecond);

    /// <summary>When it began.</summary>
    public DateTimeOffset Began => began;

    /// <summary>What is from before counts.</summary>
    public DateTimeOffset Old { get; } = began - grace;

    /// <summary>Jobs that have stood still since before are asked why.</summary>
    public DateTimeOffset Still { get; } = began - options.Patience;

    /// <summary>How much was looked at.</summary>
    public DoctorTally Looked { get; private set; } = new(0, 0, 0, 0);

    /// <summary>What could not be compared.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>The archives that are there; <see langword="null"/> while they are not known.</summary>
    public ArchiveSet? Archives { get; set; }

    /// <summary>The jobs by status; <see langword="null"/> while there are rows that were not seen.</summary>
    public JobCensus? Census { get; private set; }

    /// <summary>Objects, uploads and archives whose names are no job's: somebody else's, and left alone.</summary>
    public long Foreign { get; set; }

    /// <summary>Returns when the next request may be made.</summary>
    public ValueTask PaceAsync(CancellationToken ct) => pace.TakeAsync(ct);

    public void Count(JobStatus status) => jobs[status] = jobs.GetValueOrDefault(status) + 1;

    /// <summary>Every row was seen.</summary>
    public void Counted() => Census = new(began, new Dictionary<JobStatus, long>(jobs));

    public void Count(long jobs = 0, long objects = 0, long uploads = 0, long archives = 0)
        => Looked = new(Looked.Jobs + jobs, Looked.Objects + objects, Looked.Uploads + uploads, Looked.Archives + archives);
}
