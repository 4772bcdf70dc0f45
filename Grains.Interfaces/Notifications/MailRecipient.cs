namespace GasOrleans.Notifications;

/// <summary>Where a person's mail goes.</summary>
/// <param name="Address">The e-mail address.</param>
/// <param name="Name">What to call them, when it is known.</param>
/// <param name="StopKey">Who shows it may stop this person's mails without signing in: it stands in the mails' own links only.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.MailRecipient")]
public sealed record MailRecipient([property: Id(0)] string Address, [property: Id(1)] string? Name, [property: Id(2)] string StopKey)
{
    /// <summary>The name, without address and key: what a log may hold.</summary>
    public override string ToString() => Name ?? "somebody";
}
