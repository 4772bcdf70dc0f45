namespace GasOrleans;

/// <summary>The key of the product's own <see cref="TimeProvider"/>; Orleans keeps the unkeyed one for its timers.</summary>
internal static class Clock
{
    public const string Domain = "domain";
}
