namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Whether a bundle need not be built again.</summary>
internal static class BuiltBundle
{
    /// <summary>True when a whole bundle is in the folder and its inputs begin with these.</summary>
    public static bool Has(string folder, string inputs)
    {
        if (!Directory.Exists(folder))
        {
            return false;
        }

        try
        {
            using var bundle = ReferenceBundle.Open(folder);
            return bundle.Manifest.Inputs.StartsWith(inputs, StringComparison.Ordinal);
        }
        catch (BrokenBundleException)
        {
            // It is built anew.
            return false;
        }
    }
}
