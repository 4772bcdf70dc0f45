namespace GasOrleans.WebClient.Components;

/// <summary>One bar of a chart.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Count">How many.</param>
/// <param name="Kind">Its colour, as a class of the style sheet; the words say it too.</param>
/// <param name="Note">What is said behind the name, in small letters.</param>
public sealed record Bar(string Name, long Count, string Kind = "plain", string? Note = null);
