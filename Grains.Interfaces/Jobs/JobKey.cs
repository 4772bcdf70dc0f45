using System.Diagnostics.CodeAnalysis;
using GasOrleans.Users;

namespace GasOrleans.Jobs;

/// <summary>The address of a job: its owner and its id. As text, and as the grain's key: <c>userId/jobId</c>.</summary>
/// <param name="User">Who owns the job.</param>
/// <param name="Id">Which of the owner's jobs.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobKey")]
public readonly record struct JobKey([property: Id(0)] UserId User, [property: Id(1)] JobId Id)
{
    /// <summary>Reads <c>userId/jobId</c>; throws <see cref="FormatException"/> when it is anything else.</summary>
    public static JobKey Parse(string text)
        => TryParse(text, out var key) ? key : throw new FormatException($"'{text}' is not a job key (userId/jobId).");

    /// <summary>Reads <c>userId/jobId</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out JobKey key)
    {
        key = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || !UserId.TryParse(text![..slash], null, out var user) || !JobId.TryParse(text.AsSpan(slash + 1), null, out var id))
        {
            return false;
        }

        key = new(user, id);
        return true;
    }

    /// <summary><c>userId/jobId</c>.</summary>
    public override string ToString() => $"{User}/{Id}";
}
