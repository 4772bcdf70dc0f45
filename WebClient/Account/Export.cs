using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Account;

/// <summary>Everything that is known of a person, for them to keep. The files themselves are named with their addresses here.</summary>
internal sealed class Export(IGrainFactory grains, IOptions<SiteOptions> site, TimeProvider time)
{
    private const int PageSize = 50;

    public async Task<ExportedAccount> OfAsync(CurrentUser user, CancellationToken ct)
    {
        var profile = await grains.User(user.Id).LookAsync(ct) ?? new(user.Id, new(user.Name, null, null), Plan.Free, default);
        var acts = await grains.User(user.Id).ActsAsync(ct);
        return new(time.GetUtcNow(), ExportedPerson.Of(profile), [.. acts.Select(act => new ExportedAct(act.At, $"{act.By}", act.What, act.Why))], JobsAsync(user, ct));
    }

    private async IAsyncEnumerable<ExportedJob> JobsAsync(CurrentUser user, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        JobId? cursor = null;
        do
        {
            var page = await grains.JobsOf(user.Id).ListAsync(cursor, PageSize, ct);
            // The list is short of timelines and files: each job is asked itself, a page of them at once.
            var jobs = await Task.WhenAll(page.Jobs.Select(job => grains.Job(job.Key).LookAsync(ct)));
            foreach (var job in jobs.OfType<JobSnapshot>())
            {
                yield return ExportedJob.Of(job, file => new Uri(site.Value.Address!, FileAddress.Of(job.Key.Id, file)));
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }
}
