namespace GasOrleans.Jobs;

/// <summary>The last part of an object's key, made from a file name that came from outside.</summary>
internal static class ObjectName
{
    private const int Longest = 120;

    /// <summary>Keeps letters, digits, dots, dashes and underscores; all else becomes an underscore; never empty, never dots only.</summary>
    public static string Of(string fileName)
    {
        var kept = string.Concat(fileName.TakeLast(Longest).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
        return kept.Trim('.') is { Length: > 0 } ? kept.TrimStart('.') : "input";
    }
}
