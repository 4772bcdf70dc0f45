using GasOrleans.Aws.Local;
using GasOrleans.Bench.Wire;

namespace GasOrleans.Bench;

/// <summary>
/// What a job costs in requests to AWS, counted on the wire between the silo and the emulators, less what an idle silo asks anyway.
/// The upload itself is the browser's request and not among them.
/// </summary>
internal static class RequestsPerJob
{
    private const int Times = 20;
    private const double Bar = 25;
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(60);

    public static async Task MeasureAsync(string folder)
    {
        var ports = new LocalPorts().Chosen();
        var counts = new RequestCounts();
        await using var dynamoDb = await CountingProxy.StartAsync("DynamoDB", ports.DynamoDb, counts);
        await using var s3 = await CountingProxy.StartAsync("S3", ports.S3, counts);
        await using var sqs = await CountingProxy.StartAsync("SQS", ports.Sqs, counts);
        await using var system = await BenchSystem.StartAsync(folder, ports, new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL_DYNAMODB"] = dynamoDb.Address,
            ["AWS_ENDPOINT_URL_S3"] = s3.Address,
            ["AWS_ENDPOINT_URL_SQS"] = sqs.Address,
        });
        var file = VcfFile.WriteSmall(system.Files, system.Bundle);
        await system.Jobs.RunAsync(file);

        var idle = await CountAsync(counts, () => Task.Delay(IdleFor, TimeProvider.System));
        var busy = await CountAsync(counts, async () =>
        {
            for (var i = 0; i < Times; i++)
            {
                await system.Jobs.RunAsync(file);
            }
        });
        Print(idle, busy);
    }

    private static async Task<Counted> CountAsync(RequestCounts counts, Func<Task> work)
    {
        counts.Take();
        var began = TimeProvider.System.GetTimestamp();
        await work();
        return new Counted(counts.Take(), TimeProvider.System.GetElapsedTime(began));
    }

    private static void Print(Counted idle, Counted busy)
    {
        var perJob = busy.Requests.Select(one => (one.Key.Service, one.Key.Operation, Count: (one.Value - (idle.PerSecond(one.Key) * busy.Time.TotalSeconds)) / Times)).ToList();
        Report.Measured($"AWS requests per job, mean of {Times} in {busy.Time.TotalSeconds:0.0} s, less the idle rate", perJob.Sum(one => one.Count), "requests", Bar);
        foreach (var service in perJob.GroupBy(one => one.Service).OrderBy(service => service.Key, StringComparer.Ordinal))
        {
            var operations = service.OrderByDescending(one => one.Count).Select(one => FormattableString.Invariant($"{one.Operation} {one.Count:0.0}"));
            Report.Detail($"{service.Key,-9} {service.Sum(one => one.Count),6:0.0}   {string.Join(", ", operations)}");
        }

        var idleRates = idle.Requests.OrderByDescending(one => one.Value).Select(one => $"{one.Key.Operation} {one.Value}");
        Report.Detail($"with the idle rate: {busy.Requests.Values.Sum() / (double)Times:0.0}; idle for {idle.Time.TotalSeconds:0} s: {string.Join(", ", idleRates)}");
    }

    /// <summary>What was asked in a while.</summary>
    private sealed record Counted(IReadOnlyDictionary<AwsRequest, int> Requests, TimeSpan Time)
    {
        public double PerSecond(AwsRequest request) => Requests.GetValueOrDefault(request) / Time.TotalSeconds;
    }
}
