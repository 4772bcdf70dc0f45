namespace GasOrleans.WebClient.Users;

/// <summary>Where a person goes after sign-in: a page of this site, whatever the address asked for.</summary>
internal static class LocalPath
{
    private const int MaximumLength = 2000;

    /// <summary><paramref name="next"/> when it is a path of this site, else the start page.</summary>
    public static string Of(string? next) => next is not null && IsLocal(next) ? next : "/";

    // Browsers read "\" as "/", and skip tabs and line ends: only plain visible ASCII, and no second slash at the start.
    private static bool IsLocal(string next)
        => next.Length <= MaximumLength
            && next.StartsWith('/')
            && !next.StartsWith("//", StringComparison.Ordinal)
            && !next.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase)
            && !next.AsSpan().ContainsAnyExceptInRange('!', '~')
            && !next.Contains('\\', StringComparison.Ordinal);
}
