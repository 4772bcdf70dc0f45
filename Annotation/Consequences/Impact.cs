namespace GasOrleans.Annotation.Consequences;

/// <summary>VEP's four grades of how much a consequence may matter.</summary>
public enum Impact
{
    /// <summary>Outside what is translated, or unknown.</summary>
    Modifier = 0,

    /// <summary>Unlikely to change the protein's behaviour.</summary>
    Low = 1,

    /// <summary>Changes the protein without disrupting it.</summary>
    Moderate = 2,

    /// <summary>Disrupts or loses the protein.</summary>
    High = 3,
}
