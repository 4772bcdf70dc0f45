#if ORLEANS_AWS
using Orleans.Aws;
#endif
using GasOrleans.Archive;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace GasOrleans.Queues;

/// <summary>Adds the streams of jobs to a silo: one queue each, so that S3 and SNS have one target; subscribers are implicit, so nothing is stored of them.</summary>
internal static class JobStreamsSetup
{
    /// <param name="silo">The silo.</param>
    /// <param name="but">Streams that this silo does not read; a test brings their news itself.</param>
    public static ISiloBuilder AddJobStreams(this ISiloBuilder silo, params string[] but)
    {
        foreach (var provider in JobStreams.All.Except(but))
        {
            silo.AddSqsStreams(provider, (SiloSqsStreamConfigurator stream) => Configure(stream, provider));
        }

        silo.Services.AddSingleton<StreamAges>();
#if ORLEANS_AWS
        silo.Services.AddSingleton<DeadLetters>();
        silo.Services.AddSingleton<ISqsDeadLetterObserver>(services => services.GetRequiredService<DeadLetters>());
        silo.Services.AddHostedService(services => services.GetRequiredService<DeadLetters>());
#endif
        return silo;
    }

#if ORLEANS_AWS
    /// <summary>Under load requests wait so long for others; a job that is alone waits for nothing.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>Somebody looks at a page until their news is there.</summary>
    private static readonly string[] Awaited = [JobStreams.Uploads, JobStreams.Results];
#endif

    private static void Configure(SiloSqsStreamConfigurator stream, string provider)
    {
        stream.ConfigurePartitioning(1);
        stream.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
        stream.ConfigureSqs(options => options.Configure<IOptions<QueueOptions>>((sqs, queues) => sqs.ReceiveWaitTimeSeconds = (int)queues.Value.Wait.TotalSeconds));
#if ORLEANS_AWS
        stream.Configure<SqsDeliveryOptions>(options => options.Configure<IOptions<QueueOptions>>((delivery, queues) =>
        {
            delivery.MessageDelay = provider == JobStreams.Archive;
            delivery.Pace = Awaited.Contains(provider) ? Pace : queues.Value.ColdPace;
            delivery.SendPace = delivery.Pace;
        }));
        if (provider == JobStreams.Uploads)
        {
            stream.AddForeignMessages(_ => new UploadNotices());
        }

        if (provider == JobStreams.Thaw)
        {
            stream.AddForeignMessages(services => new RetrievalNotices(services.GetRequiredService<IOptions<ArchiveOptions>>().Value.Prefix));
        }
#endif
    }
}
