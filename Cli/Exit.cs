namespace GasOrleans.Cli;

/// <summary>What the program's end tells a script.</summary>
internal static class Exit
{
    public const int Done = 0;

    /// <summary>The annotation ended without a result: it failed, or was stopped or removed.</summary>
    public const int NoResult = 1;

    /// <summary>The command line is wrong, or names a file that cannot be read or written.</summary>
    public const int Usage = 2;

    /// <summary>There is no token, or the service does not take it.</summary>
    public const int NotSignedIn = 3;

    /// <summary>There is no such annotation, or no such file of it.</summary>
    public const int NotFound = 4;

    /// <summary>The service said no.</summary>
    public const int Refused = 5;

    /// <summary>The service cannot be reached, or cannot answer now.</summary>
    public const int Unavailable = 6;

    /// <summary>What arrived is not what was sent.</summary>
    public const int Damaged = 7;

    /// <summary>Waited as long as was asked for.</summary>
    public const int StillRunning = 8;

    /// <summary>A fault of this program.</summary>
    public const int Fault = 70;

    /// <summary>Stopped by its user.</summary>
    public const int Stopped = 130;
}
