using System.Diagnostics;

namespace GasOrleans.Aws.Local.Children;

/// <summary>A process that this one started, and that never outlives it.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);
    private readonly Process process;
    private readonly LastLines output = new();

    private ChildProcess(ChildCommand command, Process process)
    {
        this.process = process;
        Name = command.Name;
        Id = process.Id;
        process.OutputDataReceived += (_, line) => Take(command, line.Data);
        process.ErrorDataReceived += (_, line) => Take(command, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Exited = WaitAsync();
    }

    /// <summary>Its name for people.</summary>
    public string Name { get; }

    /// <summary>Its process id.</summary>
    public int Id { get; }

    /// <summary>Completes with the exit code when the process has ended.</summary>
    public Task<int> Exited { get; }

    /// <summary>The last lines it wrote.</summary>
    public string LastWords => output.ToString();

    /// <summary>Starts it.</summary>
    public static async Task<ChildProcess> StartAsync(ChildCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new ChildProcess(command, await ChildStarter.StartAsync(command));
    }

    /// <summary>Ends it at once, as a crash would, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        Signal(Signals.End);
        await Exited;
    }

    /// <summary>Asks it to end, as systemd does.</summary>
    public void AskToEnd() => Signal(Signals.AskToEnd);

    /// <summary>Asks it to end; after a while, insists.</summary>
    public async ValueTask DisposeAsync()
    {
        AskToEnd();
        try
        {
            await Exited.WaitAsync(Grace, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private void Signal(Action<int> send)
    {
        // Until its end was waited for, the id cannot belong to anyone else.
        if (!Exited.IsCompleted)
        {
            send(Id);
        }
    }

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private void Take(ChildCommand command, string? line)
    {
        if (line is not null)
        {
            output.Add(line);
            command.Output(line);
        }
    }
}
