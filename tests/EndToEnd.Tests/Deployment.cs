using System.Security.Cryptography;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Local;
using GasOrleans.Aws.Local.Launching;
using GasOrleans.Aws.Local.SignIn;
using GasOrleans.EndToEnd.Tests;
using GasOrleans.EndToEnd.Tests.Recording;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Deployment))]

namespace GasOrleans.EndToEnd.Tests;

/// <summary>Everything as in production, each a process of its own, on its own ports and state; and a browser.</summary>
public sealed class Deployment : IAsyncLifetime
{
    /// <summary>Tests that use it follow each other: some kill what the others need.</summary>
    public const string OneAtATime = "deployment";

    private static readonly string[] Quietly =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Short leases, so that what a dead worker had comes back soon; and a few MB are a large result.</summary>
    private static readonly Dictionary<string, string> ShortLeases = new()
    {
        ["Worker__CheckpointBytes"] = $"{6 << 20}",
        ["Claims__Length"] = "00:00:04",
        ["Claims__RenewEvery"] = "00:00:01",
        ["Queues__Visibility"] = "00:00:06",
    };

    private readonly Dictionary<string, string> siloSettings = new(ShortLeases);
    private readonly DirectoryInfo state = Directory.CreateTempSubdirectory("gas-e2e-");
    private IPlaywright? playwright;
    private Recorders? recorders;
    private readonly Dictionary<string, string> webSettings = new() { ["Operators__Identities__0"] = LocalUser.Grace.Subject };

    public LocalSystem System { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Another one, for a test that needs settings of its own.</summary>
    public static Task<Deployment> StartAsync(params IEnumerable<KeyValuePair<string, string>> siloSettings) => StartWatchedAsync(null, [], siloSettings);

    /// <summary>Another one, watched from outside: its requests to AWS written down, or with settings of the web client's own.</summary>
    internal static async Task<Deployment> StartWatchedAsync(Recorders? recorders, Dictionary<string, string> webSettings, params IEnumerable<KeyValuePair<string, string>> siloSettings)
    {
        var deployment = new Deployment { recorders = recorders };
        foreach (var (name, value) in siloSettings)
        {
            deployment.siloSettings[name] = value;
        }

        foreach (var (name, value) in webSettings)
        {
            deployment.webSettings[name] = value;
        }

        await deployment.InitializeAsync();
        return deployment;
    }

    public async ValueTask InitializeAsync()
    {
        await StartSystemAsync();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Quietly });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
        await System.DisposeAsync();
        state.Delete(recursive: true);
    }

    /// <summary>Ends every process and starts all of them again on the same state.</summary>
    public async Task RestartEverythingAsync()
    {
        await System.DisposeAsync();
        await StartSystemAsync();
    }

    /// <summary>The ends of the processes' logs, for the message of a failing test.</summary>
    public string LastWords() => string.Join('\n', Directory.EnumerateFiles(System.Logs).Select(Tail));

    /// <summary>The items of a user's jobs, as stored, newest first.</summary>
    public async Task<List<Dictionary<string, AttributeValue>>> JobsOfAsync(string subject)
    {
        using var dynamo = System.Cloud.DynamoDb();
        var answer = await dynamo.QueryAsync(new QueryRequest
        {
            TableName = "gas-annotations",
            KeyConditionExpression = "user_id = :user",
            ExpressionAttributeValues = new() { [":user"] = new() { S = subject } },
            ScanIndexForward = false,
            ConsistentRead = true,
        });
        return answer.Items ?? [];
    }

    /// <summary>The bytes of an object of the results bucket.</summary>
    public async Task<byte[]> ResultAsync(string key)
    {
        using var s3 = System.Cloud.S3();
        using var answer = await s3.GetObjectAsync("gas-results", key);
        using var bytes = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>How large the result of a user's newest job is, in bytes.</summary>
    public async Task<long> ResultSizeAsync(string subject)
    {
        using var s3 = System.Cloud.S3();
        return (await s3.GetObjectMetadataAsync("gas-results", await ResultKeyAsync(subject))).ContentLength;
    }

    /// <summary>The SHA-256 of the result of a user's newest job.</summary>
    public async Task<string> ResultChecksumAsync(string subject, CancellationToken ct)
    {
        using var s3 = System.Cloud.S3();
        using var answer = await s3.GetObjectAsync("gas-results", await ResultKeyAsync(subject), ct);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(answer.ResponseStream, ct));
    }

    /// <summary>The keys of all objects in the results bucket that belong to a job.</summary>
    public async Task<List<string>> ResultKeysAsync(string user, string job)
    {
        using var s3 = System.Cloud.S3();
        var answer = await s3.ListObjectsV2Async(new() { BucketName = "gas-results", Prefix = $"{user}/{job}/" });
        return [.. (answer.S3Objects ?? []).Select(one => one.Key)];
    }

    private async Task<string> ResultKeyAsync(string subject) => (await JobsOfAsync(subject))[0]["s3_key_result_file"].S;

    private static string Tail(string log)
    {
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return $"== {Path.GetFileName(log)}\n{string.Join('\n', reader.ReadToEnd().Split('\n').TakeLast(40))}";
    }

    private async Task StartSystemAsync() => System = await LocalSystem.StartAsync(new LocalSystemOptions
    {
        Cloud = new LocalCloudOptions { StateFolder = state.FullName, Restart = true, Ports = recorders?.Ports ?? new() },
        SiloSettings = new Dictionary<string, string>(siloSettings.Concat(recorders?.SiloSettings ?? [])),
        WebClientSettings = recorders?.WebSettings ?? webSettings,
    });
}
