namespace GasOrleans;

/// <summary>
/// Asks again where a silo that leaves refused a call before it was begun: another one takes it. Orleans (10.4) lets such a silo neither place a grain
/// (<c>PlacementService</c>), which it must for a call that had waited for one that has just left, nor send on what comes to its gateway (<c>MessageCenter</c>),
/// and tells the caller. Who is refused to the end hears so in other words, for a call within a call that was begun must not look like one that was not.
/// </summary>
public sealed class AskElsewhere(TimeProvider time) : IOutgoingGrainCallFilter
{
    /// <summary>In milliseconds; in some of them the others hear that the silo leaves.</summary>
    private static readonly int[] Pauses = [20, 50, 100, 200, 400, 800, 1600];

    /// <inheritdoc/>
    /// <exception cref="SiloUnavailableException">It was refused each time; it was not begun.</exception>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        for (var refused = 0; ; refused++)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (OrleansException fault) when (IsRefusal(fault))
            {
                if (refused == Pauses.Length)
                {
                    throw new SiloUnavailableException($"Leaving silos refused {context.InterfaceName}.{context.MethodName} {refused + 1} times.");
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Pauses[refused]), time);
        }
    }

    /// <summary>Only the words tell it from a silo that was lost with calls under way; a test holds them against Orleans' own.</summary>
    private static bool IsRefusal(OrleansException fault) => fault switch
    {
        SiloUnavailableException => fault.Message.EndsWith("' is shutting down.", StringComparison.Ordinal),
        OrleansMessageRejectionException => fault.Message.StartsWith("Silo stopping", StringComparison.Ordinal),
        _ => false,
    };
}
