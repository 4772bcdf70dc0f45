using System.Diagnostics.CodeAnalysis;
using GasOrleans.Operations;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;

namespace GasOrleans.WebClient.Operators;

/// <summary>An operator's reason: without one nothing is done.</summary>
internal static class Said
{
    public const int Longest = 300;

    public static bool TryRead(CurrentUser user, string? why, HttpContext context, [NotNullWhen(true)] out OperatorWord? word)
    {
        word = why?.Trim() is { Length: > 0 and <= Longest } reason ? new(user.Id, user.Name, reason) : null;
        if (word is null)
        {
            context.Explain("Nothing was done", $"Say why, in at most {Longest} characters: it is written down, and shown to whom it concerns.", OperatorsModule.Path, "To the overview");
        }

        return word is not null;
    }
}
