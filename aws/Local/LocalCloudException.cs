namespace GasOrleans.Aws.Local;

/// <summary>The local cloud cannot do what was asked; the message is a sentence for the person who asked.</summary>
public sealed class LocalCloudException : Exception
{
    /// <summary>Without a sentence.</summary>
    public LocalCloudException()
    {
    }

    /// <summary>With the sentence to show.</summary>
    public LocalCloudException(string message)
        : base(message)
    {
    }

    /// <summary>With the sentence to show and what caused it.</summary>
    public LocalCloudException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
