namespace GasOrleans.Annotation.Verdicts;

/// <summary>What is done about something found in an input.</summary>
public enum Verdict
{
    /// <summary>Nothing is wrong; worth a note.</summary>
    Ok = 0,

    /// <summary>The record or file is used, and the user is told.</summary>
    Warn = 1,

    /// <summary>This one record cannot be used and is left out; all others are used.</summary>
    Skip = 2,

    /// <summary>The file is refused and nothing is published.</summary>
    Reject = 3,
}
