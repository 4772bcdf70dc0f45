namespace GasOrleans.Notifications;

/// <summary>The kinds of mail that a person may want or not. Numbers are stored and travel: never renumber.</summary>
[Flags]
public enum MailKinds
{
    /// <summary>No mail.</summary>
    None = 0,

    /// <summary>A result is there.</summary>
    Completed = 1,

    /// <summary>An annotation could not be made.</summary>
    Failed = 2,

    /// <summary>A result leaves, or has left, hot storage.</summary>
    Archived = 4,

    /// <summary>A result is back.</summary>
    Restored = 8,

    /// <summary>All mail.</summary>
    All = Completed | Failed | Archived | Restored,
}
