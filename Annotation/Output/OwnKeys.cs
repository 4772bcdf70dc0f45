namespace GasOrleans.Annotation.Output;

/// <summary>The INFO keys that belong to this library; values of an earlier run are replaced.</summary>
internal static class OwnKeys
{
    public static ReadOnlySpan<byte> Csq => "CSQ"u8;

    public static ReadOnlySpan<byte> Warn => "GAS_WARN"u8;
}
