using GasOrleans.Jobs;
using GasOrleans.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace GasOrleans.Notifications;

/// <summary>One job's mails: each fact once. What was told is kept; what could not be handed over throws, and is said again.</summary>
[ImplicitStreamSubscription(JobStreams.Notifications)]
internal sealed partial class NotificationGrain(
    [PersistentState("notification")] IPersistentState<NotificationState> stored,
    JobMails mails,
    Postbox postbox,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock,
    ILogger<NotificationGrain> logger) : Grain, INotificationGrain, IStreamSubscriptionObserver
{
    /// <summary>A job may be archived and restored for years; what is this old comes no more.</summary>
    private const int Cap = 100;

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
        => handleFactory.Create<JobNotice>().ResumeAsync((notice, _) => TellAsync(notice, CancellationToken.None));

    public async Task TellAsync(JobNotice notice, CancellationToken ct)
    {
        var fact = JobMails.FactOf(notice);
        if (stored.State.Told.Any(told => told.Fact == fact))
        {
            return;
        }

        var key = JobKey.Parse(this.GetPrimaryKeyString());
        var recipient = await GrainFactory.User(key.User).MailToAsync(JobMails.KindOf(notice), ct);
        if (recipient is not null)
        {
            // A crash from here to the end of the write repeats the mail, with the same Message-ID.
            using var mail = mails.Compose(key, notice, recipient, clock.GetUtcNow());
            await postbox.SendAsync(mail, ct);
        }

        await KeepAsync(new(fact, clock.GetUtcNow(), recipient is not null), ct);
        LogTold(key, fact, recipient is not null);
    }

    public Task<IReadOnlyList<SentMail>> MailsAsync(CancellationToken ct)
        => Task.FromResult<IReadOnlyList<SentMail>>(
            [.. stored.State.Told.Where(told => told.WasMailed).Select(told => new SentMail(told.At, JobMails.NameIn(told.Fact)))]);

    private async Task KeepAsync(ToldFact fact, CancellationToken ct)
    {
        var told = stored.State.Told;
        stored.State = new() { Told = [.. told.Skip(told.Length - Cap + 1), fact] };
        try
        {
            await stored.WriteStateAsync(ct);
        }
        catch
        {
            DeactivateOnIdle(); // what was not written must not outlive the exception
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "{JobKey}: {Fact} is told (mailed: {WasMailed})")]
    private partial void LogTold(JobKey jobKey, string fact, bool wasMailed);
}
