using GasOrleans.Queues;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace GasOrleans.Jobs;

/// <summary>What streams bring. A message goes when its news was heard; else it comes again.</summary>
[ImplicitStreamSubscription(JobStreams.Uploads)]
[ImplicitStreamSubscription(JobStreams.Results)]
[ImplicitStreamSubscription(JobStreams.Archive)]
[ImplicitStreamSubscription(JobStreams.Restore)]
[ImplicitStreamSubscription(JobStreams.Thaw)]
internal sealed partial class JobGrain : IJobNewsGrain, IStreamSubscriptionObserver
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
        => handleFactory.Create<JobNews>().ResumeAsync((news, _) => HearAsync(news));

    public async Task HearAsync(JobNews news)
    {
        switch (news)
        {
            case JobNews.InputArrived:
                await UploadedAsync(CancellationToken.None);
                break;
            case JobNews.AttemptEnded ended:
                await EndAttemptAsync(ended, CancellationToken.None);
                break;
            case JobNews.WindowOver or JobNews.PlanChanged:
                await FollowPlanAsync(CancellationToken.None);
                break;
            case JobNews.RetrievalEnded:
                await LookAtRetrievalAsync(CancellationToken.None);
                break;
            case JobNews.HotCopyGone gone:
                await TakeAsync(new HotCopyRemoved(Now, gone.Token), CancellationToken.None);
                break;
            case JobNews.BroughtBack back:
                await BringBackAsync(back, CancellationToken.None);
                break;
            case JobNews.BringingBackFailed failed:
                await FailRetrievalAsync(failed, CancellationToken.None);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(news), news, "News that this version does not know.");
        }
    }

    private async Task EndAttemptAsync(JobNews.AttemptEnded ended, CancellationToken ct)
    {
        var window = ended.Outcome is AttemptOutcome.Published ? (await Owner.AllowanceAsync(ct)).Window : null;
        await TakeAsync(JobEffects.EventOf(ended.Outcome, ended.Token, claims, window, Now), ct);
        if (ended.Outcome is AttemptOutcome.Published published && !published.Outputs.All(file => job.Outputs.Any(ours => ours.Key == file.Key)))
        {
            LogTooLate(Key, ended.Token);
            await effects.RemoveAttemptAsync(job, ended.Token, ct);
        }
    }
}
