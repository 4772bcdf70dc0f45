using System.Collections.Immutable;
using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Live;

/// <summary>What this web server hears of one user's jobs, handed on to each of the user's open pages.</summary>
internal sealed class UserWatch : IJobWatcher
{
    private ImmutableHashSet<Changes> pages = [];

    public bool HasPages => !pages.IsEmpty;

    /// <summary>The reference that the grain calls; Orleans holds this object weakly, so that who has the reference keeps both.</summary>
    public IJobWatcher? Reference { get; set; }

    public void Add(Changes page) => ImmutableInterlocked.Update(ref pages, (all, one) => all.Add(one), page);

    public void Remove(Changes page) => ImmutableInterlocked.Update(ref pages, (all, one) => all.Remove(one), page);

    public Task ChangedAsync(JobSnapshot job)
    {
        foreach (var page in pages)
        {
            page.Add(job.Key.Id);
        }

        return Task.CompletedTask;
    }
}
