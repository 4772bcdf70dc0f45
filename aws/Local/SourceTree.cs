namespace GasOrleans.Aws.Local;

/// <summary>Where this repository's files are: the local cloud runs from its sources only.</summary>
public static class SourceTree
{
    /// <summary>The folder that holds <c>GasOrleans.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of this project, with its <c>node_modules</c>.</summary>
    public static string Local { get; } = Path.Combine(Root, "aws", "Local");

    private static string Find()
    {
        var folder = Path.GetDirectoryName(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder, "GasOrleans.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"GasOrleans.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
