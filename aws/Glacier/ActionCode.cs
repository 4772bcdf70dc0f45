using Amazon.Runtime;

namespace Amazon.Glacier;

/// <summary>What a job does. A value that AWS adds later is kept as it is.</summary>
public sealed class ActionCode(string value) : ConstantClass(value)
{
    public static readonly ActionCode ArchiveRetrieval = new("ArchiveRetrieval");

    public static readonly ActionCode InventoryRetrieval = new("InventoryRetrieval");

    public static implicit operator ActionCode(string value) => FindValue<ActionCode>(value);
}
