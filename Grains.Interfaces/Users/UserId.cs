using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace GasOrleans.Users;

/// <summary>A person, by the <c>sub</c> of the identity provider (Globus gives a UUID): 1 to 128 of <c>A-Z a-z 0-9 _ -</c>.</summary>
/// <param name="Value">The <c>sub</c> as it was given; it is part of grain keys, table keys and object keys.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.UserId")]
public readonly record struct UserId([property: Id(0)] string Value) : IParsable<UserId>
{
    private const int MaximumLength = 128;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <inheritdoc/>
    public static UserId Parse(string s, IFormatProvider? provider = null)
        => TryParse(s, provider, out var id) ? id : throw new FormatException("A user id is 1 to 128 letters, digits, '_' or '-'.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UserId result)
    {
        var ok = s is { Length: > 0 and <= MaximumLength } && !s.AsSpan().ContainsAnyExcept(Allowed);
        result = ok ? new(s!) : default;
        return ok;
    }

    /// <summary>The <c>sub</c>.</summary>
    public override string ToString() => Value ?? "";
}
