namespace GasOrleans.Annotation.Vcf;

/// <summary>What the text of an allele is.</summary>
internal enum AlleleKind
{
    /// <summary>A, C, G, T (and, in REF, N).</summary>
    Bases,

    /// <summary>Bases with an IUPAC code among them.</summary>
    Ambiguous,

    /// <summary><c>.</c>: no variant here.</summary>
    Missing,

    /// <summary><c>*</c>: deleted by an earlier record.</summary>
    Overlapped,

    /// <summary><c>&lt;NON_REF&gt;</c> or <c>&lt;*&gt;</c>: anything else, in gVCF.</summary>
    AnyOther,

    /// <summary><c>&lt;DEL&gt;</c> and its like, and breakends.</summary>
    Structural,

    /// <summary><c>-</c>, as MAF and ANNOVAR write.</summary>
    Dash,

    /// <summary>Nothing that VCF knows.</summary>
    Bad,
}
