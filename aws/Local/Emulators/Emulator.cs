using GasOrleans.Aws.Local.Children;

namespace GasOrleans.Aws.Local.Emulators;

/// <summary>The two third-party emulators: dynoxide (DynamoDB) and fauxqs (SQS, SNS).</summary>
internal static class Emulator
{
    public static async Task StartDynamoDbAsync(this ChildGroup children, int port, string? stateFolder, CancellationToken cancellationToken)
    {
        string[] kept = stateFolder is null ? [] : ["--db-path", Path.Combine(stateFolder, "dynamodb.sqlite")];
        var dynoxide = await children.StartAsync(new ChildCommand("dynoxide (DynamoDB)", NodePackages.Dynoxide, ["--host", "127.0.0.1", "--port", $"{port}", .. kept]));

        // It answers a GET with an AWS error: that it answers is enough.
        await Readiness.WaitAsync(dynoxide, LocalPorts.Address(port), _ => true, cancellationToken);
    }

    public static async Task StartSqsAsync(this ChildGroup children, int port, string? stateFolder, CancellationToken cancellationToken)
    {
        string[] kept = stateFolder is null ? [] : [Path.Combine(stateFolder, "sqs")];
        var fauxqs = await children.StartAsync(new ChildCommand("fauxqs (SQS, SNS)", NodePackages.Node, [NodePackages.Script("Emulators", "fauxqs.mjs"), $"{port}", .. kept]));
        await Readiness.WaitAsync(fauxqs, new Uri(LocalPorts.Address(port), "health"), answer => answer.IsSuccessStatusCode, cancellationToken);
    }
}
