using GasOrleans.Aws.Local;
using GasOrleans.Aws.Tests.Stacks;

namespace GasOrleans.EndToEnd.Tests.Recording;

/// <summary>Recorders before every service that silos and web servers call, each process by ones of its own.</summary>
internal sealed class Recorders : IAsyncDisposable
{
    private readonly List<Recorder> silo = [];
    private readonly List<Recorder> web = [];

    public LocalPorts Ports { get; } = new LocalPorts().Chosen();

    public IReadOnlyCollection<AwsRequest> OfSilo => [.. silo.SelectMany(one => one.Seen).Distinct()];

    /// <summary>What the web server calls itself, and what browsers do with its signatures.</summary>
    public IReadOnlyCollection<AwsRequest> OfWeb => [.. web.SelectMany(one => one.Seen).Distinct()];

    public Dictionary<string, string> SiloSettings { get; } = [];

    public Dictionary<string, string> WebSettings { get; } = [];

    public static async Task<Recorders> StartAsync()
    {
        var recorders = new Recorders();
        await recorders.AddAsync("DYNAMODB", recorders.Ports.DynamoDb, IamActions.OfDynamoDb);
        await recorders.AddAsync("SQS", recorders.Ports.Sqs, IamActions.OfSqs);
        await recorders.AddAsync("S3", recorders.Ports.S3, IamActions.OfS3);
        await recorders.AddAsync("GLACIER", recorders.Ports.Glacier, IamActions.OfGlacier);
        return recorders;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var recorder in silo.Concat(web))
        {
            await recorder.DisposeAsync();
        }
    }

    /// <summary>Every request of silos waits for something first.</summary>
    public void BeforeSilos(Func<RecordedRequest, Task> before) => silo.ForEach(one => one.Before = before);

    private async Task AddAsync(string service, int target, Func<RecordedRequest, IEnumerable<AwsRequest>> read)
    {
        foreach (var (recorders, settings) in new[] { (silo, SiloSettings), (web, WebSettings) })
        {
            var recorder = await Recorder.StartAsync(new LocalPorts().Chosen().Web, target, read);
            recorders.Add(recorder);
            settings[$"AWS_ENDPOINT_URL_{service}"] = recorder.Address.AbsoluteUri;
        }
    }
}
