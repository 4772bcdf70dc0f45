using GasOrleans.Jobs;
using GasOrleans.Notifications;
using Microsoft.Extensions.DependencyInjection;
#if ORLEANS_AWS
using Orleans.Aws;
#endif
using Orleans.Streams;

namespace GasOrleans.Queues;

/// <summary>The streams that drive jobs: a provider each, over the queue <c>{ServiceId}-{provider}-0</c>; the stream's key is the job's.</summary>
internal sealed class JobStreams(IServiceProvider services)
{
    /// <summary>S3: an input is there.</summary>
    public const string Uploads = "uploads";

    /// <summary>Workers: an attempt ended.</summary>
    public const string Results = "results";

    /// <summary>A window is over, or the plan that kept results ended.</summary>
    public const string Archive = "archive";

    /// <summary>A plan that keeps results began.</summary>
    public const string Restore = "restore";

    /// <summary>Cold storage: a retrieval ended.</summary>
    public const string Thaw = "thaw";

    /// <summary>A job: its owner is to be told.</summary>
    public const string Notifications = "notifications";

    public static readonly IReadOnlyList<string> All = [Uploads, Results, Archive, Restore, Thaw, Notifications];

    /// <summary>SQS' longest delay.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    public static StreamId IdOf(string provider, JobKey job) => StreamId.Create(provider, job.ToString());

    /// <summary>Returns when the queue has the news.</summary>
    public Task SendAsync(string provider, JobKey job, JobNews news) => To<JobNews>(provider, job).OnNextAsync(news);

    /// <summary>The news comes after <paramref name="delay"/>; when SQS cannot delay it for so long, nothing is sent: the watchdog looks then.</summary>
    public Task SendLaterAsync(string provider, JobKey job, JobNews news, TimeSpan delay)
    {
#if ORLEANS_AWS
        if (delay <= LongestDelay)
        {
            return To<JobNews>(provider, job).OnNextAsync(news, delay > TimeSpan.Zero ? delay : TimeSpan.Zero);
        }
#endif
        return Task.CompletedTask;
    }

    /// <summary>Returns when the queue has the notice.</summary>
    public Task TellAsync(JobKey job, JobNotice notice) => To<JobNotice>(Notifications, job).OnNextAsync(notice);

    private IAsyncStream<T> To<T>(string provider, JobKey job)
        => services.GetRequiredKeyedService<IStreamProvider>(provider).GetStream<T>(IdOf(provider, job));
}
