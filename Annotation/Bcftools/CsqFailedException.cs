namespace GasOrleans.Annotation.Bcftools;

/// <summary>The run of <c>bcftools csq</c> did not succeed. It was given clean records only, so that this is a fault of ours, and worth another attempt.</summary>
public sealed class CsqFailedException : Exception
{
    /// <summary>For the runtime.</summary>
    public CsqFailedException()
    {
    }

    /// <summary>For the runtime.</summary>
    public CsqFailedException(string message)
        : base(message)
    {
    }

    /// <summary>For the runtime.</summary>
    public CsqFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal CsqFailedException(string reason, string said)
        : base(said.Length == 0 ? $"bcftools csq {reason}." : $"bcftools csq {reason}: {said}") => Reason = reason;

    /// <summary>What happened, in words that hold nothing of the input.</summary>
    public string Reason { get; } = "failed";
}
