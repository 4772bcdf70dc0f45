namespace GasOrleans.Operations;

/// <summary>A message that failed too often.</summary>
/// <param name="Id">Its id in the dead-letter queue.</param>
/// <param name="SentAt">When it was first sent.</param>
/// <param name="Receives">How often it was received.</param>
/// <param name="Start">The beginning of its text.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.ParkedMessage")]
public sealed record ParkedMessage(
    [property: Id(0)] string Id,
    [property: Id(1)] DateTimeOffset SentAt,
    [property: Id(2)] int Receives,
    [property: Id(3)] string Start)
{
    /// <summary>Why it failed the last time, as the worker told; absent where nobody told it: then the silos' log says it.</summary>
    [Id(4)] public string? Why { get; init; }
}
