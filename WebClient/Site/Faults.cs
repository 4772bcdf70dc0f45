using Orleans.Runtime.Messaging;

namespace GasOrleans.WebClient.Site;

/// <summary>Which faults mean that no silo answers now.</summary>
internal static class Faults
{
    public static bool IsClusterAway(Exception? fault) => fault
        is SiloUnavailableException
        or OrleansMessageRejectionException
        or ConnectionFailedException
        or ClientNotAvailableException
        or TimeoutException
        // A client that has just connected does not know yet which grains there are.
        or ArgumentException { Source: "Orleans.Core" };
}
