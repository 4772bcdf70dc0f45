namespace GasOrleans.Annotation.Output;

/// <summary>The INFO keys that belong to this library; values of an earlier run are replaced.</summary>
internal static class OwnKeys
{
    public static ReadOnlySpan<byte> Csq => "CSQ"u8;

    /// <summary>The key and what stands before its value.</summary>
    public static ReadOnlySpan<byte> CsqIs => "CSQ="u8;

    /// <summary>The key and what stands before its value.</summary>
    public static ReadOnlySpan<byte> WarnIs => "GAS_WARN="u8;

    public static ReadOnlySpan<byte> Warn => "GAS_WARN"u8;
}
