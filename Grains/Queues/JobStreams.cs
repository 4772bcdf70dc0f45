using GasOrleans.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace GasOrleans.Queues;

/// <summary>The streams that drive jobs: a provider each, over the queue <c>{ServiceId}-{provider}-0</c>; the stream's key is the job's.</summary>
internal sealed class JobStreams(IServiceProvider services)
{
    /// <summary>S3: an input is there.</summary>
    public const string Uploads = "uploads";

    /// <summary>Workers: an attempt ended.</summary>
    public const string Results = "results";

    public static readonly IReadOnlyList<string> All = [Uploads, Results];

    public static StreamId IdOf(string provider, JobKey job) => StreamId.Create(provider, job.ToString());

    /// <summary>Returns when the queue has the news.</summary>
    public Task SendAsync(string provider, JobKey job, JobNews news)
        => services.GetRequiredKeyedService<IStreamProvider>(provider).GetStream<JobNews>(IdOf(provider, job)).OnNextAsync(news);
}
