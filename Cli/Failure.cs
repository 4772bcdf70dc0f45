namespace GasOrleans.Cli;

/// <summary>Why a command did not do what was asked, in words for who asked.</summary>
internal sealed class Failure : Exception
{
    public Failure(int exit, string code, string message)
        : base(message) => (Exit, Code) = (exit, code);

    public Failure()
    {
    }

    public Failure(string message)
        : base(message)
    {
    }

    public Failure(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How the program ends.</summary>
    public int Exit { get; } = Cli.Exit.Fault;

    /// <summary>A stable word for scripts; the service's own where it has said one.</summary>
    public string Code { get; } = "fault";
}
