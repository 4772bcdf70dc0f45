namespace GasOrleans.Aws.Local.Children;

/// <summary>Whether a process that ended by itself is started again, and who is told.</summary>
public sealed record ChildPolicy(bool Restart, Action<string> Say);
