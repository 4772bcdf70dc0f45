namespace GasOrleans.Annotation;

/// <summary>Who calls the consequences.</summary>
internal enum Engine
{
    /// <summary>This product's own engine.</summary>
    Native = 0,

    /// <summary><c>bcftools csq</c>, which must be installed beside the silo.</summary>
    BcftoolsCsq = 1,
}
