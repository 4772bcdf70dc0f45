namespace GasOrleans.Bench.Wire;

/// <summary>What was asked in a while.</summary>
internal sealed record Counted(IReadOnlyDictionary<AwsRequest, int> Requests, TimeSpan Time)
{
    /// <summary>What was asked beyond what an idle silo asks anyway.</summary>
    public IReadOnlyList<(AwsRequest Request, double Count)> Less(Counted idle)
        => [.. Requests.Select(one => (one.Key, one.Value - (idle.PerSecond(one.Key) * Time.TotalSeconds)))];

    /// <summary>Tells it by service, for each job.</summary>
    public void Tell(Counted idle, int jobs)
    {
        foreach (var service in Less(idle).GroupBy(one => one.Request.Service).OrderBy(service => service.Key, StringComparer.Ordinal))
        {
            var operations = service.OrderByDescending(one => one.Count).Select(one => FormattableString.Invariant($"{one.Request.Operation} {one.Count / jobs:0.00}"));
            Report.Detail($"{service.Key,-9} {service.Sum(one => one.Count) / jobs,6:0.0}   {string.Join(", ", operations)}");
        }
    }

    private double PerSecond(AwsRequest request) => Requests.GetValueOrDefault(request) / Time.TotalSeconds;
}
