using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace GasOrleans.Aws.Local.Children;

/// <summary>
/// Starts processes that Linux ends when this one ends, however it ends (<c>PR_SET_PDEATHSIG</c>, set by <c>setpriv</c>).
/// The signal is tied to the parent's thread, so one thread that never ends starts them all. Each has a session of its own
/// (<c>setsid</c>): Ctrl-C reaches this process only, which then ends them in the right order.
/// </summary>
internal static class ChildStarter
{
    private static readonly BlockingCollection<Action> Work = StartThread();

    public static Task<Process> StartAsync(ChildCommand command)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(Describe(command))!);
            }
            catch (Win32Exception e)
            {
                started.SetException(new LocalCloudException($"{command.Name} cannot be started: {e.Message}. Its starters, setsid and setpriv, are in the Debian package util-linux.", e));
            }
        });
        return started.Task;
    }

    private static BlockingCollection<Action> StartThread()
    {
        var work = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var action in work.GetConsumingEnumerable())
            {
                action();
            }
        })
        { IsBackground = true, Name = "child starter" }.Start();
        return work;
    }

    private static ProcessStartInfo Describe(ChildCommand command)
    {
        var info = new ProcessStartInfo("setsid", ["setpriv", "--pdeathsig", "KILL", "--", command.File, .. command.Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A developer's own account must not be reachable from here, not even by mistake.
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            info.Environment.Remove(name);
        }

        foreach (var (name, value) in command.Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }
}
