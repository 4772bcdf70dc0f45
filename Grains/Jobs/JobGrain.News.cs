using GasOrleans.Queues;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace GasOrleans.Jobs;

/// <summary>What streams bring. A message goes when its news was heard; else it comes again.</summary>
[ImplicitStreamSubscription(JobStreams.Uploads)]
[ImplicitStreamSubscription(JobStreams.Results)]
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
            default:
                throw new ArgumentOutOfRangeException(nameof(news), news, "News that this version does not know.");
        }
    }

    private async Task EndAttemptAsync(JobNews.AttemptEnded ended, CancellationToken ct)
    {
        await TakeAsync(JobEffects.EventOf(ended.Outcome, ended.Token, claims, Now), ct);
        if (ended.Outcome is AttemptOutcome.Published && !job.Outputs.Any(file => file.Key.StartsWith($"{Key}/{ended.Token}/", StringComparison.Ordinal)))
        {
            LogTooLate(Key, ended.Token);
            await effects.RemoveAttemptAsync(job, ended.Token, ct);
        }
    }
}
