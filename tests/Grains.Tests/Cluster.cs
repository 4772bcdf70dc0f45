using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.Glacier;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using GasOrleans.Annotation;
using GasOrleans.Archive;
using GasOrleans.Aws.Local;
using GasOrleans.Aws.Local.Cold;
using GasOrleans.Grains.Tests;
using GasOrleans.Grains.Tests.Archive;
using GasOrleans.Jobs;
using GasOrleans.Queues;
using GasOrleans.Transfers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Orleans.Aws;
using Orleans.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(Cluster))]


namespace GasOrleans.Grains.Tests;

/// <summary>Two silos in this process over the emulators; one clock for the domain, which only tests move.</summary>
public sealed class Cluster : IAsyncLifetime
{
    /// <summary>The collection of all tests that use it: one clock, and a test that moves it must not meet another.</summary>
    public const string OneAtATime = "cluster";

    public const string Genome = "h37rv";
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public const string FreeUser = "ada";
    public const string PremiumUser = "grace";

    private static readonly string Genomes = Path.Combine(Repository.Root, ".local", "bundles");
    private readonly CancellationTokenSource ended = new();
    private readonly ConcurrentDictionary<JobKey, int> sent = [];
    private LocalCloud? cloud;
    private InProcessTestCluster? cluster;
    private Task draining = Task.CompletedTask;

    internal Gate Gate { get; } = new();

    /// <summary>Writes of grain state that fail once: the grain's key in text.</summary>
    internal ConcurrentDictionary<string, bool> Writes { get; } = [];

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public IGrainFactory Grains => cluster!.Client;

    public InProcessTestCluster Silos => cluster!;

    public IAmazonS3 S3 => Service<IAmazonS3>();

    public IAmazonSQS Sqs => Service<IAmazonSQS>();

    public IServiceProvider Services => cluster!.GetSiloServiceProvider();

    internal ColdControl Cold => cloud!.Cold;

    /// <summary>Which cold storage is used from now on.</summary>
    internal ArchiveProvider ArchiveProvider { get; set; }

    internal ChosenProvider With(ArchiveProvider provider) => new(this, provider);

    internal JobTable Table => Service<JobTable>();

    /// <summary>The mails that were delivered to this address, the oldest first.</summary>
    public async Task<IReadOnlyList<MimeMessage>> MailsToAsync(string address)
        => [.. (await cloud!.Mail.ReadAllAsync()).Where(mail => mail.To.Mailboxes.Any(one => one.Address == address)).Reverse()];

    /// <summary>How many messages of the requests queue named a job so far.</summary>
    public int SentFor(JobKey job) => sent.GetValueOrDefault(job);

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Path.Combine(Genomes, Genome, "manifest.json")), $"There is no bundle in {Genomes}: run `make test` once, it builds it.");
        cloud = await LocalCloud.StartAsync(new LocalCloudOptions { Parts = LocalCloudParts.Emulators | LocalCloudParts.S3 | LocalCloudParts.Glacier | LocalCloudParts.Mail });
        cloud.Cold.Change(now => now with { ExpeditedSeconds = 0, StandardSeconds = 0, InventorySeconds = 0, DaySeconds = 8_640_000 }); // tests move the clock by days
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ServiceId = "gas"; // the queues of the streams are named by it
        builder.ConfigureSiloHost((_, host) => Configure(host));
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage(FragileStorage.Inner);
            silo.Services.AddSingleton<IGrainStorage>(services => new FragileStorage(services.GetRequiredKeyedService<IGrainStorage>(FragileStorage.Inner), Writes));
            silo.UseInMemoryReminderService();
            silo.AddJobStreams(but: JobStreams.Uploads); // a test says itself when an input is there
            silo.Services.PostConfigureAll<SqsDeliveryOptions>(o => o.LastPollWithin = TimeSpan.Zero); // the queues end with it
        });
        cluster = builder.Build();
        await cluster.DeployAsync();
        draining = DrainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await draining;
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        if (cloud is not null)
        {
            await cloud.DisposeAsync();
        }

        ended.Dispose();
    }

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    private void Configure(IHostApplicationBuilder host)
    {
        host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Genomes:Folder"] = Genomes,
            ["Mail:From"] = "GAS <gas@example.org>",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{cloud!.Ports.Smtp}",
            ["Mail:Security"] = "None",
            ["Plans:Complimentary:0"] = PremiumUser,
            ["Worker:CheckpointBytes"] = $"{6 << 20}",
            ["Archive:MinimumBytes"] = "2",
            ["Archive:OrphanAge"] = "00:00:00",
            ["Archive:RetrievalTopic"] = $"arn:aws:sns:{LocalCloud.Region}:000000000000:gas-retrievals",
            ["Archive:WarnBefore"] = "00:01:00",
            ["Claims:RenewEvery"] = "00:00:00.1",
            ["Claims:RetryDelay"] = "00:00:00",
            ["Queues:ColdPace"] = "00:00:00.1",
            ["Doctor:RequestsPerSecond"] = "10000",
            ["Queues:Wait"] = "00:00:01",
            ["Site:Address"] = "https://gas.example.org",
        });
        host.Services.AddKeyedSingleton<TimeProvider>(GasOrleans.Clock.Domain, Clock);
        host.Services.AddGrains();
        host.Services.AddSingleton(TimeProvider.System);
        host.Services.AddSingleton<Engines>();
        host.Services.AddSingleton<AnnotationAttempt>();
        host.Services.AddSingleton<Checkpoints>();
        host.Services.AddOptions<WorkerOptions>().BindConfiguration("Worker");
        host.Services.AddSingleton<Transfer>();
        host.Services.AddSingleton<IArchive>(services => ActivatorUtilities.CreateInstance<ChosenArchive>(services, () => ArchiveProvider));
        var keys = cloud.Credentials;
        host.Services.AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(keys, Through(new AmazonDynamoDBConfig(), cloud.Ports.DynamoDb)));
        host.Services.AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(keys, Through(new AmazonSQSConfig(), cloud.Ports.Sqs)));
        host.Services.AddSingleton<IAmazonGlacier>(_ => new AmazonGlacierClient(keys, Through(new AmazonGlacierConfig(), cloud.Ports.Glacier)));
        host.Services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(keys, Through(new AmazonS3Config { ForcePathStyle = true }, cloud.Ports.S3)));
    }

    private T Through<T>(T config, int port)
        where T : ClientConfig
    {
        config.ServiceURL = LocalPorts.Address(port).ToString();
        config.AuthenticationRegion = LocalCloud.Region;
        config.HttpClientFactory = Gate;
        config.MaxErrorRetry = 0;
        return config;
    }

    /// <summary>Takes the place of the workers: counts what they would be told.</summary>
    private async Task DrainAsync()
    {
        var queue = Service<RequestsQueue>().Queue;
        try
        {
            while (true)
            {
                foreach (var message in await queue.ReceiveAsync(10, ended.Token))
                {
                    sent.AddOrUpdate(WorkRequest.Read(message.Body)!.Value, 1, (_, count) => count + 1);
                    await queue.DeleteAsync(message, ended.Token);
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return;
        }
    }
}
