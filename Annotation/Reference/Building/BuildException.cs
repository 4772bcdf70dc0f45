namespace GasOrleans.Annotation.Reference.Building;

/// <summary>A bundle cannot be built: says which input is at fault and what to do about it.</summary>
public sealed class BuildException : Exception
{
    /// <summary>For the runtime.</summary>
    public BuildException()
    {
    }

    /// <summary>With a sentence for the person who builds.</summary>
    public BuildException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence for the person who builds, and what caused it.</summary>
    public BuildException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
