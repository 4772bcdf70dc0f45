namespace GasOrleans.Aws.Local.Children;

/// <summary>A process to start: its name for people, its file and arguments.</summary>
public sealed record ChildCommand(string Name, string File, params IReadOnlyList<string> Arguments)
{
    /// <summary>Variables set beyond the inherited ones (from which every <c>AWS_</c> variable is taken away).</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Takes each line that the process writes.</summary>
    public Action<string> Output { get; init; } = _ => { };
}
