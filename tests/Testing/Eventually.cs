using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace GasOrleans.Testing;

/// <summary>Waits for conditions, never for seconds.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Polls until <paramref name="condition"/> holds; fails with its text and <paramref name="seen"/> when patience ends.</summary>
    public static async Task HoldsAsync(
        Func<Task<bool>> condition,
        TimeSpan? patience = null,
        Func<object?>? seen = null,
        [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(condition);
        var limit = patience ?? Patience;
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > limit)
            {
                Assert.Fail($"Did not hold within {limit}: {text}. Last seen: {seen?.Invoke() ?? "(not told)"}");
            }

            await Task.Delay(Interval, TimeProvider.System);
        }
    }

    /// <summary>Polls until <paramref name="condition"/> holds; fails with its text when patience ends.</summary>
    public static Task HoldsAsync(
        Func<bool> condition,
        TimeSpan? patience = null,
        Func<object?>? seen = null,
        [CallerArgumentExpression(nameof(condition))] string text = "")
        => HoldsAsync(() => Task.FromResult(condition()), patience, seen, text);

    /// <summary>Polls <paramref name="read"/> until <paramref name="accept"/> takes its value, and returns that value.</summary>
    public static async Task<T> GivesAsync<T>(
        Func<Task<T>> read,
        Func<T, bool> accept,
        TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(accept))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(accept);
        var last = default(T);
        await HoldsAsync(async () => accept(last = await read()), patience, () => last, text);
        return last!;
    }
}
