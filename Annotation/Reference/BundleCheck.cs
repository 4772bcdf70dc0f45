namespace GasOrleans.Annotation.Reference;

/// <summary>How closely a bundle is looked at when it is opened.</summary>
public enum BundleCheck
{
    /// <summary>
    /// What can be held against everything else in a moment: files beyond 64 MiB by their length only, and the genes of
    /// such a genome not against its bases. A human genome opens in less than a second.
    /// </summary>
    Quick = 0,

    /// <summary>All checksums, and all genes against the bases, as after building.</summary>
    Everything = 1,
}
