using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.Glacier;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using GasOrleans.Aws.Local.Children;
using GasOrleans.Aws.Local.Cold;
using GasOrleans.Aws.Local.Emulators;
using GasOrleans.Aws.Local.Glacier;
using GasOrleans.Aws.Local.Mail;
using GasOrleans.Aws.Local.Resources;
using GasOrleans.Aws.Local.S3;
using GasOrleans.Aws.Local.S3.Events;
using GasOrleans.Aws.Local.S3.Signing;
using GasOrleans.Aws.Local.SignIn;
using GasOrleans.Aws.Local.State;

namespace GasOrleans.Aws.Local;

/// <summary>The cloud on this machine: started, watched and ended as one; on loopback only.</summary>
public sealed class LocalCloud : IAsyncDisposable
{
    private readonly StateFolder folder;
    private readonly Secrets secrets;
    private readonly ChildGroup children;
    private readonly ConcurrentBag<IAsyncDisposable> servers = [];
    private S3Server? s3;
    private VaultServer? vaults;

    private LocalCloud(LocalCloudOptions options)
    {
        // What kept its state in memory would come back empty: better to say so and end.
        children = new ChildGroup(new ChildPolicy(options.Restart && options.StateFolder is not null, options.Say));
        folder = State.StateFolder.Open(options.StateFolder);
        secrets = Secrets.Keep(folder, options.Ports);
    }

    /// <summary>The region that everything is in.</summary>
    public const string Region = "us-east-1";

    /// <summary>The web client's id with the sign-in server.</summary>
    public const string ClientId = "gas-web";

    /// <summary>The web client's secret with the sign-in server.</summary>
    public string ClientSecret => secrets.ClientSecret;

    /// <summary>What the web client's keys are sealed with.</summary>
    public string WebKeysSecret => secrets.WebKeys;

    /// <summary>Times and faults of its cold storage; the same as over HTTP.</summary>
    public ColdControl Cold { get; } = new();

    /// <summary>The mails delivered here.</summary>
    public MailFolder Mail => new(folder.Folder("mail"));

    /// <summary>Where its state is.</summary>
    public string StateFolder => folder.Path;

    /// <summary>The ports it listens on.</summary>
    public LocalPorts Ports => secrets.Ports;

    /// <summary>The credentials that it accepts.</summary>
    public BasicAWSCredentials Credentials => new(secrets.AccessKeyId, secrets.SecretAccessKey);

    /// <summary>Completes with a sentence when a part of it ended by itself.</summary>
    public Task<string> Broken => children.Broken;

    /// <summary>Starts it and returns when all of it is ready.</summary>
    public static async Task<LocalCloud> StartAsync(LocalCloudOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var cloud = new LocalCloud(options);
        try
        {
            await cloud.StartPartsAsync(options, cancellationToken);
            return cloud;
        }
        catch
        {
            await cloud.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of its DynamoDB.</summary>
    public AmazonDynamoDBClient DynamoDb() => new(Credentials, new AmazonDynamoDBConfig { ServiceURL = LocalPorts.Address(Ports.DynamoDb).ToString(), AuthenticationRegion = Region });

    /// <summary>A client of its SQS.</summary>
    public AmazonSQSClient Sqs() => new(Credentials, new AmazonSQSConfig { ServiceURL = LocalPorts.Address(Ports.Sqs).ToString(), AuthenticationRegion = Region });

    /// <summary>A client of its S3.</summary>
    public AmazonS3Client S3() => new(Credentials, new AmazonS3Config { ServiceURL = LocalPorts.Address(Ports.S3).ToString(), AuthenticationRegion = Region, ForcePathStyle = true });

    /// <summary>A client of its vaults.</summary>
    public AmazonGlacierClient Glacier() => new(Credentials, new AmazonGlacierConfig { ServiceURL = LocalPorts.Address(Ports.Glacier).ToString(), AuthenticationRegion = Region });

    /// <summary>Makes the resources of <c>aws/cloudformation/data.yaml</c> exist, with these values for its parameters.</summary>
    public async Task CreateResourcesAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default)
    {
        using var dynamoDb = DynamoDb();
        using var sqs = Sqs();
        using var http = new HttpClient();
        var creator = new ResourceCreator(new TableResource(dynamoDb), new QueueResource(sqs), new TopicResource(http, LocalPorts.Address(Ports.Sqs)), resource => s3?.Ensure(resource));
        var values = new Dictionary<string, string>(parameters);
        values.TryAdd("SiteOrigin", LocalPorts.Address(Ports.Web).GetLeftPart(UriPartial.Authority));
        // CloudFormation has no vaults: in AWS it is made by hand, once (docs/aws.md).
        vaults?.Ensure(values.GetValueOrDefault("Prefix", "gas") + "-results");
        await creator.EnsureAsync(Template.Load(Path.Combine(SourceTree.Root, "aws", "cloudformation", "data.yaml"), values), cancellationToken);
    }

    /// <summary>Ends everything that it started.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        await children.DisposeAsync();
        folder.Dispose();
    }

    private async Task StartPartsAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        Ports.RequireFree();
        await Task.WhenAll(
            StartEmulatorsAsync(options, cancellationToken),
            StartS3Async(options, cancellationToken),
            StartVaultsAsync(options, cancellationToken),
            StartSignInAsync(options, cancellationToken),
            StartMailAsync(options, cancellationToken));
        if (options.CreateResources)
        {
            await CreateResourcesAsync(options.Parameters, cancellationToken);
        }
    }

    private async Task StartEmulatorsAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        if (options.Parts.HasFlag(LocalCloudParts.Emulators))
        {
            await Task.WhenAll(
                children.StartDynamoDbAsync(Ports.DynamoDb, folder.Emulators, cancellationToken),
                children.StartSqsAsync(Ports.Sqs, folder.Emulators, cancellationToken));
        }
    }

    private async Task StartS3Async(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        if (options.Parts.HasFlag(LocalCloudParts.S3))
        {
            var key = new AccessKey(secrets.AccessKeyId, secrets.SecretAccessKey);
            servers.Add(s3 = await S3Server.StartAsync(Ports.S3, folder.Folder("s3"), key, new ObjectCreated(Sqs()), Cold, options.Clock, cancellationToken));
        }
    }

    private async Task StartVaultsAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        if (options.Parts.HasFlag(LocalCloudParts.Glacier))
        {
            var key = new AccessKey(secrets.AccessKeyId, secrets.SecretAccessKey);
            servers.Add(vaults = await VaultServer.StartAsync(Ports.Glacier, folder.Folder("glacier"), key, LocalPorts.Address(Ports.Sqs), Cold, options.Clock, cancellationToken));
            servers.Add(await ControlSite.StartAsync(Ports.Control, Cold, cancellationToken));
        }
    }

    private async Task StartSignInAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        if (options.Parts.HasFlag(LocalCloudParts.SignIn))
        {
            var client = new SignInClient(ClientId, ClientSecret, [new Uri(LocalPorts.Address(Ports.Web), "signin-oidc")]);
            servers.Add(await SignInServer.StartAsync(Ports.SignIn, client, secrets.SigningKey, cancellationToken));
        }
    }

    private async Task StartMailAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        if (options.Parts.HasFlag(LocalCloudParts.Mail))
        {
            servers.Add(await Mailbox.StartAsync(Ports.Mailbox, Mail, cancellationToken));
            await children.StartSmtpAsync(Ports.Smtp, Mail, cancellationToken);
        }
    }
}
