using System.Collections.Concurrent;
using Orleans.Streams;

namespace Orleans.Aws.Tests.Streaming;

[GenerateSerializer, Alias("tests.Note")]
public sealed record Note([property: Id(0)] int Number, [property: Id(1)] string Text = "");

/// <summary>What a subscriber was given.</summary>
internal sealed record Arrival(string Subscriber, Note Note, StreamSequenceToken? Token, string? Context, DateTimeOffset At);

/// <summary>What arrived in this process, stream by stream, and what subscribers do about it.</summary>
internal static class Inbox
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<Arrival>> Arrivals = new();
    private static readonly ConcurrentDictionary<string, Func<Arrival, Task>> Reactions = new();

    public static string NewKey() => Guid.NewGuid().ToString("N");

    public static IReadOnlyList<Arrival> Of(string key) => [.. Arrivals.GetOrAdd(key, _ => new())];

    public static IReadOnlyList<int> Numbers(string key) => [.. Of(key).Select(a => a.Note.Number)];

    public static void React(string key, Func<Arrival, Task> reaction) => Reactions[key] = reaction;

    public static async Task ArriveAsync(string key, string subscriber, Note note, StreamSequenceToken? token)
    {
        var arrival = new Arrival(subscriber, note, token, RequestContext.Get("said") as string, TimeProvider.System.GetUtcNow());
        Arrivals.GetOrAdd(key, _ => new()).Enqueue(arrival);
        if (Reactions.TryGetValue(key, out var reaction))
        {
            await reaction(arrival);
        }
    }
}
