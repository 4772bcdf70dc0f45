using System.Runtime.InteropServices;

namespace GasOrleans.Aws.Local.Children;

/// <summary>The two signals that end a process.</summary>
internal static partial class Signals
{
    private const int Kill = 9;
    private const int Terminate = 15;

    /// <summary>Asks a process to end.</summary>
    public static void AskToEnd(int processId) => _ = Send(processId, Terminate);

    /// <summary>Ends a process at once, as a crash would.</summary>
    public static void End(int processId) => _ = Send(processId, Kill);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Send(int processId, int signal);
}
