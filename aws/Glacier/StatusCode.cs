using Amazon.Runtime;

namespace Amazon.Glacier;

/// <summary>How far a job is. A value that AWS adds later is kept as it is.</summary>
public sealed class StatusCode(string value) : ConstantClass(value)
{
    public static readonly StatusCode InProgress = new("InProgress");

    public static readonly StatusCode Succeeded = new("Succeeded");

    public static readonly StatusCode Failed = new("Failed");

    public static implicit operator StatusCode(string value) => FindValue<StatusCode>(value);
}
