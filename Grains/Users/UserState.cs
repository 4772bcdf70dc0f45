using System.Collections.Immutable;
using GasOrleans.Notifications;
using GasOrleans.Operations;

namespace GasOrleans.Users;

/// <summary>What is stored of a person.</summary>
[GenerateSerializer, Alias("GasOrleans.UserState")]
internal sealed record UserState
{
    [Id(0)] public Identity? Identity { get; set; }

    [Id(1)] public DateTimeOffset FirstSeenAt { get; set; }

    [Id(2)] public Plan Plan { get; set; }

    [Id(3)] public long PlanVersion { get; set; }

    /// <summary>When the newest known cause of the plan happened, and when it was looked up.</summary>
    [Id(4)] public DateTimeOffset PlanAt { get; set; }

    [Id(5)] public DateTimeOffset PlanSeenAt { get; set; }

    /// <summary>The newest events that were heard of the plan, capped: older ones are old by their time.</summary>
    [Id(6)] public ImmutableArray<string> PlanEvents { get; set; } = [];

    /// <summary>How the plan changed, oldest first, capped.</summary>
    [Id(7)] public ImmutableArray<PlanEntry> PlanHistory { get; set; } = [];

    [Id(8)] public Billing Billing { get; set; } = new();

    /// <summary>The person's own word, where the identity provider says nothing.</summary>
    [Id(9)] public string? Name { get; set; }

    [Id(10)] public string? Institution { get; set; }

    /// <summary>Confirmed by a link.</summary>
    [Id(11)] public string? Email { get; set; }

    [Id(12)] public EmailProof? EmailProof { get; set; }

    /// <summary>When links that confirm an address were sent, within the last day.</summary>
    [Id(13)] public ImmutableArray<DateTimeOffset> EmailProofsSent { get; set; } = [];

    [Id(14)] public MailKinds UnwantedMail { get; set; }

    /// <summary>Stands in the links of this person's mails that stop such mails.</summary>
    [Id(15)] public string? StopKey { get; set; }

    /// <summary>What operators did about this person, oldest first, capped.</summary>
    [Id(21)] public ImmutableArray<OperatorAct> Acts { get; set; } = [];

    /// <summary>The person was removed, and has not signed in again since.</summary>
    [Id(20)] public bool IsErased { get; set; }
}

/// <summary>An address whose link was sent.</summary>
/// <param name="Address">Which.</param>
/// <param name="KeyHash">SHA-256 of the link's key, in hexadecimal: who reads the table cannot confirm.</param>
/// <param name="EndsAt">Until when the link counts.</param>
[GenerateSerializer, Alias("GasOrleans.EmailProof")]
internal sealed record EmailProof([property: Id(0)] string Address, [property: Id(1)] string KeyHash, [property: Id(2)] DateTimeOffset EndsAt);
