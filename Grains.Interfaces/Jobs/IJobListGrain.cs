namespace GasOrleans.Jobs;

/// <summary>A user's jobs, read straight from the table; its key is the user's id.</summary>
[Alias("GasOrleans.IJobListGrain")]
public interface IJobListGrain : IGrainWithStringKey
{
    /// <summary>One page of the user's jobs, newest first.</summary>
    /// <param name="cursor">Where the page starts: <see langword="null"/> for the newest, else the <see cref="JobPage.Next"/> of the page before.</param>
    /// <param name="size">How many at the most, 1 to 100.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("List")]
    Task<JobPage> ListAsync(JobId? cursor, int size, CancellationToken ct);

    /// <summary>
    /// One page of the jobs that are wanted. A search looks at some thousand jobs at a time: a page with a
    /// <see cref="JobPage.Next"/> may hold few jobs, or none.
    /// </summary>
    [Alias("Find")]
    Task<JobPage> FindAsync(JobQuery query, CancellationToken ct);
}

/// <summary>A page of jobs.</summary>
/// <param name="Jobs">The jobs in the order asked for, without timelines, outputs and counts.</param>
/// <param name="Next">Where the next page starts; <see langword="null"/> when there is none.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobPage")]
public sealed record JobPage([property: Id(0)] IReadOnlyList<JobSnapshot> Jobs, [property: Id(1)] JobId? Next);
