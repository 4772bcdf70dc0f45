using GasOrleans.Tokens;

namespace GasOrleans.WebClient.Tokens;

/// <summary>What a token may do, by name and in words.</summary>
internal static class ScopeWords
{
    public static IReadOnlyList<(TokenScopes Scope, string Name, string Words)> All { get; } =
    [
        (TokenScopes.Read, "read", "See the profile, annotations, logs and files"),
        (TokenScopes.Submit, "submit", "Submit, stop and run again"),
        (TokenScopes.Delete, "delete", "Delete annotations"),
    ];

    public static string Name(TokenScopes scope) => string.Join(' ', All.Where(one => scope.HasFlag(one.Scope)).Select(one => one.Name));

    /// <summary>The scope of that name; none, when there is no such scope.</summary>
    public static TokenScopes Parse(string? name) => All.FirstOrDefault(one => one.Name == name).Scope;
}
