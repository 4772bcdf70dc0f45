using GasOrleans.Notifications;

namespace GasOrleans.WebClient.Users;

/// <summary>The kinds of mail in words.</summary>
internal static class MailWords
{
    public static IReadOnlyList<(MailKinds Kind, string Words)> All { get; } =
    [
        (MailKinds.Completed, "An annotation is completed"),
        (MailKinds.Failed, "An annotation could not be made, and why"),
        (MailKinds.Archived, "A result moves to cold storage"),
        (MailKinds.Restored, "A result is back from cold storage"),
    ];

    /// <summary>The kind of that name; none, when there is no such kind.</summary>
    public static MailKinds Parse(string? name) => All.FirstOrDefault(one => $"{one.Kind}" == name).Kind;

    public static string Of(MailKinds kind) => All.First(one => one.Kind == kind).Words;
}
