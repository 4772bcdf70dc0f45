using System.Text.Json;
using System.Text.RegularExpressions;
using GasOrleans.Aws.Tests.Stacks;

namespace GasOrleans.Aws.Tests.Machines;

/// <summary>The policy "machine" of each role allows what its scripts and agent call, and nothing else.</summary>
public sealed partial class MachinePolicyTests
{
    [Theory]
    [InlineData("silo")]
    [InlineData("web")]
    public async Task What_a_machine_may_do_is_what_it_does(string role)
    {
        using var machine = new Machine(role);
        await machine.StartAsync();
        await machine.RunAsync("settings");
        machine.Bench.Refake("curl", "case \"$*\" in */api/token) echo token ;; */instance-id) echo i-0123 ;; */target-lifecycle-state) echo Terminated ;; esac");
        var stops = machine.Bench.At("/stops");
        machine.Bench.Refake("systemctl", $$"""if [[ $1 == is-active ]]; then echo >> '{{stops}}'; (($(wc -l < '{{stops}}') > 1)) && echo inactive || echo deactivating; fi""");
        Assert.Equal(0, (await machine.RunAsync("drain")).Status);

        var called = machine.Bench.Calls.Where(call => call.StartsWith("aws ", StringComparison.Ordinal)).SelectMany(Requests).Concat(OfAgent(machine, role)).ToHashSet();
        Grants.Of(role, "machine", ("Version", "1.0.0")).AssertExactly(called);
    }

    private static IEnumerable<AwsRequest> Requests(string call) => call switch
    {
        _ when Object().Match(call) is { Success: true } found => [new("s3:GetObject", $"arn:aws:s3:::{found.Groups[1].Value}")],
        _ when Folder().Match(call) is { Success: true } found =>
            [new("s3:ListBucket", $"arn:aws:s3:::{found.Groups[1].Value}"), new("s3:GetObject", $"arn:aws:s3:::{found.Groups[1].Value}/{found.Groups[2].Value}h37rv/manifest.json")],
        _ when Settings().Match(call) is { Success: true } found => [new("ssm:GetParametersByPath", $"arn:aws:ssm:us-east-1:000000000000:parameter{found.Groups[1].Value}")],
        _ when Scaling().Match(call) is { Success: true } found =>
            [new($"autoscaling:{Pascal(found.Groups[1].Value)}", $"arn:aws:autoscaling:us-east-1:000000000000:autoScalingGroup:0000:autoScalingGroupName/{found.Groups[2].Value}")],
        _ => throw new NotSupportedException(call),
    };

    /// <summary>What the agent's own documentation says that each section calls.</summary>
    private static IEnumerable<AwsRequest> OfAgent(Machine machine, string role)
    {
        using var agent = JsonDocument.Parse(machine.Bench.Read("/opt/aws/amazon-cloudwatch-agent/etc/gas.json"));
        var sections = agent.RootElement.EnumerateObject().Select(section => section.Name).ToHashSet();
        Assert.Equal(["agent", "logs", "metrics", "traces"], sections.Order());
        var log = $"arn:aws:logs:us-east-1:000000000000:log-group:/gas/{role}:log-stream:i-0123";
        return
        [
            new("logs:CreateLogStream", log), new("logs:DescribeLogStreams", log), new("logs:PutLogEvents", log),
            new("cloudwatch:PutMetricData", "*"),
            new("xray:PutTraceSegments", "*"), new("xray:PutTelemetryRecords", "*"),
        ];
    }

    private static string Pascal(string words) => string.Concat(words.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex("^aws s3 cp .*s3://(\\S+) ")]
    private static partial Regex Object();

    [GeneratedRegex("^aws s3 sync .*s3://([^/]+)/(\\S+) ")]
    private static partial Regex Folder();

    [GeneratedRegex("^aws ssm get-parameters-by-path --path (\\S+)")]
    private static partial Regex Settings();

    [GeneratedRegex("^aws autoscaling (\\S+) .*--auto-scaling-group-name (\\S+)")]
    private static partial Regex Scaling();
}
