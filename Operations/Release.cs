using System.Reflection;

namespace GasOrleans.Operations;

/// <summary>Which build this is.</summary>
public static class Release
{
    private static readonly string Full = typeof(Release).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The version that was published; <c>1.0.0</c> when it was not.</summary>
    public static string Version { get; } = Full.Split('+')[0];

    /// <summary>The first letters of the commit that it was built from; empty when that is not known.</summary>
    public static string Commit { get; } = Full.Split('+') is [_, var commit, ..] ? commit[..Math.Min(commit.Length, 12)] : "";

    /// <summary>Both, for people.</summary>
    public static string Name { get; } = Commit.Length > 0 ? $"{Version} ({Commit})" : Version;

    /// <summary>Answers <c>--version</c>; whether that was what was asked.</summary>
    public static bool IsAskedFor(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments is not ["--version"])
        {
            return false;
        }

        Console.WriteLine(Name);
        return true;
    }
}
