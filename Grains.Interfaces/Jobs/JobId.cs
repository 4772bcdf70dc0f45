using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GasOrleans.Jobs;

/// <summary>One annotation job of a user: a UUIDv7 in lower-case text, so that ids sort by submission time.</summary>
/// <param name="Value">The UUID.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobId")]
public readonly record struct JobId([property: Id(0)] Guid Value) : ISpanParsable<JobId>
{
    private static readonly SearchValues<char> Spelling = SearchValues.Create("0123456789abcdef-");

    /// <summary>A new id, made from the injected clock's instant.</summary>
    public static JobId New(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return new(Guid.CreateVersion7(time.GetUtcNow()));
    }

    /// <inheritdoc/>
    public static JobId Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc/>
    public static JobId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null)
        => TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a job id (a lower-case UUID with dashes).");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out JobId result)
        => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out JobId result)
    {
        // One spelling only: an id is also part of object keys and addresses.
        var value = Guid.Empty;
        var ok = !s.ContainsAnyExcept(Spelling) && Guid.TryParseExact(s, "D", out value);
        result = ok ? new(value) : default;
        return ok;
    }

    /// <summary>The id in lower-case text with dashes.</summary>
    public override string ToString() => Value.ToString("D", CultureInfo.InvariantCulture);
}
