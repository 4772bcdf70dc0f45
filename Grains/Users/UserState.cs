namespace GasOrleans.Users;

/// <summary>What is stored of a person.</summary>
[GenerateSerializer, Alias("GasOrleans.UserState")]
internal sealed record UserState
{
    [Id(0)] public Identity? Identity { get; set; }

    [Id(1)] public DateTimeOffset FirstSeenAt { get; set; }

    [Id(2)] public Plan Plan { get; set; }

    [Id(3)] public long PlanVersion { get; set; }
}
