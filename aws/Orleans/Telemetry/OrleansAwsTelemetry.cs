using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orleans.Aws;

/// <summary>What to listen to.</summary>
public static class OrleansAwsTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Orleans.Aws";

    internal static Meter Meter { get; } = new(Name);

    internal static ActivitySource Activities { get; } = new(Name);
}
