using MimeKit;

namespace GasOrleans.Users;

/// <summary>What a person names as their e-mail address.</summary>
internal static class EmailAddress
{
    /// <summary>What SMTP carries at the most.</summary>
    private const int Longest = 254;

    /// <summary>One plain address: no name, no list, no comment, nothing that could begin another header.</summary>
    public static bool IsOne(string text)
        => text.Length <= Longest && !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var parsed)
            && parsed.Address == text && parsed.Domain.Contains('.', StringComparison.Ordinal);
}
