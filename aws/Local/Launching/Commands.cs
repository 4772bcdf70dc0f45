using System.Runtime.InteropServices;
using GasOrleans.Aws.Local.Children;
using GasOrleans.Aws.Local.SignIn;
using GasOrleans.Aws.Local.State;

namespace GasOrleans.Aws.Local.Launching;

/// <summary><c>up</c>, <c>down</c>, <c>reset</c> and <c>doctor</c>.</summary>
internal static class Commands
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static async Task<int> UpAsync(UpOptions options)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, stop));
        var cloud = new LocalCloudOptions { StateFolder = options.State, Ports = options.Ports, Restart = true, Say = Say };
        var settings = new Dictionary<string, string> { ["Archive__Provider"] = options.Archive };
        try
        {
            await using var system = await LocalSystem.StartAsync(new LocalSystemOptions { Cloud = cloud, Silos = options.Silos, SiloSettings = settings, Say = Say }, stop.Token);
            RunningPid.Write(options.State);
            Welcome(system);
            var broken = await (await system.Broken.WaitAsync(stop.Token));
            await Console.Error.WriteLineAsync(broken);
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Say("Everything that was started has ended. State is kept.");
            return 0;
        }
    }

    public static async Task<int> DownAsync(UpOptions options)
    {
        if (RunningPid.Find(options.State) is not { } process)
        {
            Say($"Nothing runs on {options.State}.");
            return 0;
        }

        Signals.AskToEnd(process);
        var began = TimeProvider.System.GetTimestamp();
        while (RunningPid.Find(options.State) is not null)
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new LocalCloudException($"Process {process} did not end within {Patience.TotalSeconds:0} s.");
            }

            await Task.Delay(Interval, TimeProvider.System);
        }

        Say("Ended. State is kept.");
        return 0;
    }

    /// <summary>Asks the silos of the running system for an examination; the words behind <c>doctor</c> are the product's own.</summary>
    public static async Task<int> DoctorAsync(UpOptions options, IEnumerable<string> words)
    {
        if (RunningPid.Find(options.State) is null || Secrets.Find(options.State) is not { } secrets)
        {
            throw new LocalCloudException($"Nothing runs on {options.State}: `make up` first.");
        }

        using var process = DoctorProcess.Start(ProcessSettings.Command(secrets), words, isRead: false);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public static int Reset(UpOptions options)
    {
        Say(StateFolder.Delete(options.State) ? $"Deleted {options.State}." : "There is no state.");
        return 0;
    }

    private static void End(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }

    private static void Welcome(LocalSystem system) => Say(
        $"""

        GasOrleans is ready at {system.Address}
          sign in as   {string.Join(", ", LocalUser.All.Select(user => user.Name))} (no passwords)
          mailbox      {LocalPorts.Address(system.Cloud.Ports.Mailbox)}
          cold storage {LocalPorts.Address(system.Cloud.Ports.Control)}cold (times and faults: docs/aws.md)
          state        {system.Cloud.StateFolder} (kept; `make reset` forgets it)
          logs         {system.Logs}
          to stop      Ctrl-C, or `make down` elsewhere

        """);

    private static void Say(string line) => Console.WriteLine(line);
}
