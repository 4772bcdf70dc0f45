namespace GasOrleans.Aws.Local;

/// <summary>How a local cloud is started.</summary>
public sealed record LocalCloudOptions
{
    /// <summary>Where state is kept; null keeps nothing beyond the end.</summary>
    public string? StateFolder { get; init; }

    /// <summary>What is started.</summary>
    public LocalCloudParts Parts { get; init; } = LocalCloudParts.All;

    /// <summary>The ports; those left at 0 are any free ones, and the same again on the same state folder.</summary>
    public LocalPorts Ports { get; init; } = new();

    /// <summary>Creates the tables, queues, topic and buckets of <c>aws/cloudformation/data.yaml</c>.</summary>
    public bool CreateResources { get; init; } = true;

    /// <summary>Values for the parameters of that file; the others keep their defaults.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether an emulator that ended by itself is started again on its state.</summary>
    public bool Restart { get; init; }

    /// <summary>Is told in a line what happens.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
