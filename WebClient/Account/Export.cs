using GasOrleans.Jobs;
using GasOrleans.Notifications;
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
        var (looked, tokens, acts) = (grains.User(user.Id).LookAsync(ct), grains.Tokens(user.Id).ListAsync(ct), grains.User(user.Id).ActsAsync(ct));
        await Task.WhenAll(looked, tokens, acts);
        var profile = await looked ?? new(user.Id, new(user.Name, null, null), Plan.Free, default);
        return new(time.GetUtcNow(), ExportedPerson.Of(profile), [.. (await tokens).Select(ExportedToken.Of)], [.. (await acts).Select(ExportedAct.Of)], JobsAsync(user, ct));
    }

    private async IAsyncEnumerable<ExportedJob> JobsAsync(CurrentUser user, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        JobId? cursor = null;
        do
        {
            var page = await grains.JobsOf(user.Id).ListAsync(cursor, PageSize, ct);
            // The list is short of timelines and files: each job is asked itself, a page of them at once.
            foreach (var (job, mails) in (await Task.WhenAll(page.Jobs.Select(job => LookAsync(job.Key, ct)))).OfType<(JobSnapshot, IReadOnlyList<SentMail>)>())
            {
                yield return ExportedJob.Of(job, mails, file => new Uri(site.Value.Address!, FileAddress.Of(job.Key.Id, file)));
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private async Task<(JobSnapshot Job, IReadOnlyList<SentMail> Mails)?> LookAsync(JobKey key, CancellationToken ct)
    {
        var (job, mails) = (grains.Job(key).LookAsync(ct), grains.Notifications(key).MailsAsync(ct));
        await Task.WhenAll(job, mails);
        return await job is { } found ? (found, await mails) : null;
    }
}
