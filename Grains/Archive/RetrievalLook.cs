namespace GasOrleans.Archive;

/// <summary>How far a retrieval is.</summary>
internal abstract record RetrievalLook
{
    private RetrievalLook()
    {
    }

    /// <summary>It has not ended.</summary>
    public sealed record Waiting : RetrievalLook;

    /// <summary>Its bytes can be read.</summary>
    /// <param name="Until">Until when, as far as the storage says.</param>
    public sealed record Ready(DateTimeOffset? Until) : RetrievalLook;

    /// <summary>It ended without bytes, its bytes have expired, or nobody knows it: ask again.</summary>
    /// <param name="Reason">Why, for an operator.</param>
    public sealed record Failed(string Reason) : RetrievalLook;
}
