namespace GasOrleans.Testing;

/// <summary>Compares a text with the file that a reviewer approved; <c>make approve</c> rewrites the file.</summary>
public static class Approved
{
    // A test run has no settings file: this one variable, set by `make approve`, is all it reads.
#pragma warning disable RS0030
    private static bool Approving => Environment.GetEnvironmentVariable("APPROVE") == "1";
#pragma warning restore RS0030

    /// <summary>Fails when <paramref name="actual"/> differs from <paramref name="file"/>, a path relative to the repository's root.</summary>
    public static void Text(string file, string actual)
    {
        ArgumentNullException.ThrowIfNull(actual);
        var path = Path.Combine(Repository.Root, file);
        var text = actual.ReplaceLineEndings("\n");
        if (Approving)
        {
            File.WriteAllText(path, text);
        }

        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(approved == text, $"{file} is stale: run `make approve`, read the diff, commit it.\n{text}");
    }
}

/// <summary>Where the sources of this run are.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>GasOrleans.sln</c>.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        // Not [CallerFilePath]: deterministic builds rewrite source paths.
        var folder = Path.GetDirectoryName(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder, "GasOrleans.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"GasOrleans.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
