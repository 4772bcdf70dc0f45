using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using GasOrleans.Archive;
using GasOrleans.Doctor;
using GasOrleans.Genomes;
using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Operations;
using GasOrleans.Queues;
using GasOrleans.Results;
using GasOrleans.Tokens;
using GasOrleans.Uploads;
using GasOrleans.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace GasOrleans;

/// <summary>Everything the grains and the worker need; the host adds Orleans itself.</summary>
internal static class GrainsModule
{
    /// <summary>In bytes, what of a body goes to S3 at once: the SDK's own 8 KiB are eight times as many calls of the system.</summary>
    private const int BodyBuffer = 64 * 1024;

    public static IServiceCollection AddGrains(this IServiceCollection services)
    {
        services.TryAddKeyedSingleton(Clock.Domain, TimeProvider.System);
        return services.AddValidatedOptions().AddAwsClients().AddArchive().AddDoctor()
            .AddSingleton<JobTable>()
            .AddSingleton<JobEffects>()
            .AddSingleton<JobColdEffects>()
            .AddSingleton<RequestsQueue>()
            .AddSingleton<TransfersQueue>()
            .AddSingleton<JobStreams>()
            .AddSingleton<QueueDepths>()
            .AddSingleton<ParkedMessages>()
            .AddSingleton<CurrentOrders>()
            .AddSingleton<ObjectDeletion>()
            .AddSingleton<ResultStore>()
            .AddSingleton<GenomeCatalogue>()
            .AddSingleton<PartStore>()
            .AddSingleton<Postbox>()
            .AddSingleton<JobMails>()
            .AddSingleton<PersonMails>()
            .AddSingleton<UsageTable>()
            .AddSingleton<IIncomingGrainCallFilter, AwsFaultFilter>();
    }

    private static IServiceCollection AddAwsClients(this IServiceCollection services) => services
        .AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(new AmazonDynamoDBConfig { RetryMode = RequestRetryMode.Adaptive }))
        .AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(new AmazonSQSConfig { RetryMode = RequestRetryMode.Adaptive }))
        .AddSingleton<IAmazonS3>(provider => new AmazonS3Client(new AmazonS3Config
        {
            ForcePathStyle = provider.GetRequiredService<IOptions<BucketOptions>>().Value.ForcePathStyle,
            BufferSize = BodyBuffer,
        }));

    private static IServiceCollection AddValidatedOptions(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ClaimOptions>, ClaimRules>();
        services.AddSingleton<IValidateOptions<MailOptions>, MailRules>();
        services.AddOptionsWithValidateOnStart<ApiOptions, ApiOptionsValidator>().BindConfiguration("Api");
        services.AddOptionsWithValidateOnStart<BucketOptions, BucketOptionsValidator>().BindConfiguration("Buckets");
        services.AddOptionsWithValidateOnStart<ClaimOptions, ClaimOptionsValidator>().BindConfiguration("Claims");
        services.AddOptionsWithValidateOnStart<GenomeOptions, GenomeOptionsValidator>().BindConfiguration("Genomes");
        services.AddOptionsWithValidateOnStart<JobOptions, JobOptionsValidator>().BindConfiguration("Jobs");
        services.AddOptionsWithValidateOnStart<JobTableOptions, JobTableOptionsValidator>().BindConfiguration("JobTable");
        services.AddOptionsWithValidateOnStart<MailOptions, MailOptionsValidator>().BindConfiguration("Mail");
        services.AddOptionsWithValidateOnStart<PlanOptions, PlanOptionsValidator>().BindConfiguration("Plans");
        services.AddOptionsWithValidateOnStart<QueueOptions, QueueOptionsValidator>().BindConfiguration("Queues");
        services.AddOptionsWithValidateOnStart<SiteOptions, SiteRules>().BindConfiguration("Site");
        return services;
    }
}
