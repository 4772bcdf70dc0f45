namespace GasOrleans.Annotation;

/// <summary>What kind of change an ALT allele is, after leaving out the bases it shares with REF at both ends.</summary>
public enum VariantType
{
    /// <summary>One base for another.</summary>
    Snv = 0,

    /// <summary>Several bases for as many.</summary>
    Mnv = 1,

    /// <summary>Bases added.</summary>
    Insertion = 2,

    /// <summary>Bases removed.</summary>
    Deletion = 3,

    /// <summary>Bases for another number of bases.</summary>
    Indel = 4,

    /// <summary>A symbolic allele or a breakend.</summary>
    Structural = 5,

    /// <summary><c>*</c>: deleted by an earlier record.</summary>
    Overlapped = 6,

    /// <summary>No change: <c>.</c>, <c>&lt;NON_REF&gt;</c>, or ALT equal to REF.</summary>
    Reference = 7,
}
