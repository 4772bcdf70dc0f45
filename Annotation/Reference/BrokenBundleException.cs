namespace GasOrleans.Annotation.Reference;

/// <summary>A bundle cannot be used: names the file, says what is wrong with it and how to get a whole one.</summary>
public sealed class BrokenBundleException : Exception
{
    /// <summary>For the runtime.</summary>
    public BrokenBundleException()
    {
    }

    /// <summary>For the runtime.</summary>
    public BrokenBundleException(string message)
        : base(message)
    {
    }

    /// <summary>For the runtime.</summary>
    public BrokenBundleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal BrokenBundleException(string path, string problem, Exception? cause = null)
        : base($"{path}: {problem}. Delete the folder {Path.GetDirectoryName(path)} and build the bundle again (docs/bundles.md says how).", cause)
        => (File, Problem) = (path, problem);

    /// <summary>The file at fault.</summary>
    public string? File { get; }

    /// <summary>What is wrong with it, without what to do.</summary>
    internal string? Problem { get; }
}
