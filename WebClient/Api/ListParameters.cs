namespace GasOrleans.WebClient.Api;

/// <summary>A word in an address's query, for the description: those of the list are read by the list's own page.</summary>
/// <param name="Name">The word.</param>
/// <param name="Description">What it does.</param>
internal sealed record QueryWord(string Name, string Description);

/// <summary>The words of the list.</summary>
internal static class ListParameters
{
    public static QueryWord[] All { get; } =
    [
        new("after", "The 'next' of the page before, asked for with the same other words."),
        new("status", "Only those of this status. Receipts of deleted ones are listed only when they are asked for so."),
        new("from", "Only those submitted on this day or later (2026-11-24)."),
        new("to", "Only those submitted on this day or earlier."),
        new("zone", "The time zone in which days begin (Europe/Berlin); else UTC."),
        new("name", "Only those whose file's name holds this text, in either case."),
        new("order", "'oldest' for the oldest first."),
    ];
}
