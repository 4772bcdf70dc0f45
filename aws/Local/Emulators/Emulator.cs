using GasOrleans.Aws.Local.Children;

namespace GasOrleans.Aws.Local.Emulators;

/// <summary>The two third-party emulators: dynoxide (DynamoDB) and fauxqs (SQS, SNS).</summary>
internal static class Emulator
{
    public static Task StartDynamoDbAsync(this ChildGroup children, int port, string? stateFolder, CancellationToken cancellationToken)
    {
        string[] kept = stateFolder is null ? [] : ["--db-path", Path.Combine(stateFolder, "dynamodb.sqlite")];
        var command = new ChildCommand("dynoxide (DynamoDB)", NodePackages.Dynoxide, ["--host", "127.0.0.1", "--port", $"{port}", .. kept]);
        return children.StartAsync(command, child => Readiness.ListensAsync(child, port, cancellationToken));
    }

    public static Task StartSqsAsync(this ChildGroup children, int port, string? stateFolder, CancellationToken cancellationToken)
    {
        string[] kept = stateFolder is null ? [] : [Path.Combine(stateFolder, "sqs")];
        var command = new ChildCommand("fauxqs (SQS, SNS)", NodePackages.Node, [NodePackages.Script("Emulators", "fauxqs.mjs"), $"{port}", .. kept]);
        return children.StartAsync(command, child => Readiness.AnswersAsync(child, new Uri(LocalPorts.Address(port), "health"), cancellationToken));
    }
}
