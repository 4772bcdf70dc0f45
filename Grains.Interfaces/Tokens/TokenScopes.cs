namespace GasOrleans.Tokens;

/// <summary>What a token may do. Numbers are stored and travel: never renumber.</summary>
[Flags]
public enum TokenScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>See the profile, annotations, logs and files.</summary>
    Read = 1,

    /// <summary>Submit, stop and run again.</summary>
    Submit = 2,

    /// <summary>Remove annotations.</summary>
    Delete = 4,

    /// <summary>Everything.</summary>
    All = Read | Submit | Delete,
}
