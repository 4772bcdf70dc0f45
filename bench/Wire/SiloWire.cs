using GasOrleans.Aws.Local;

namespace GasOrleans.Bench.Wire;

/// <summary>Counting proxies between a silo and the services that it uses.</summary>
internal sealed class SiloWire : IAsyncDisposable
{
    private readonly IReadOnlyList<CountingProxy> proxies;

    private SiloWire(LocalPorts ports, IReadOnlyList<CountingProxy> proxies) => (Ports, this.proxies) = (ports, proxies);

    /// <summary>Where the services themselves are to listen.</summary>
    public LocalPorts Ports { get; }

    /// <summary>What makes the silo go through the proxies.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["AWS_ENDPOINT_URL_DYNAMODB"] = proxies[0].Address,
        ["AWS_ENDPOINT_URL_S3"] = proxies[1].Address,
        ["AWS_ENDPOINT_URL_SQS"] = proxies[2].Address,
        ["AWS_ENDPOINT_URL_GLACIER"] = proxies[3].Address,
    };

    public static async Task<SiloWire> StartAsync(RequestCounts counts)
    {
        var ports = new LocalPorts().Chosen();
        return new SiloWire(ports, await Task.WhenAll(
            CountingProxy.StartAsync("DynamoDB", ports.DynamoDb, counts),
            CountingProxy.StartAsync("S3", ports.S3, counts),
            CountingProxy.StartAsync("SQS", ports.Sqs, counts),
            CountingProxy.StartAsync("Glacier", ports.Glacier, counts)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in proxies)
        {
            await proxy.DisposeAsync();
        }
    }
}
