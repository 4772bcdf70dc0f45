using System.Globalization;

namespace GasOrleans.Aws.Local.Launching;

/// <summary>Which process runs on a state folder: its id and when it started, since ids are used again.</summary>
internal static class RunningPid
{
    private const int StartTime = 19;

    public static void Write(string state) => File.WriteAllText(FileIn(state), $"{Environment.ProcessId} {StartOf(Environment.ProcessId)}");

    /// <summary>The id of the process that runs there now.</summary>
    public static int? Find(string state)
    {
        var file = FileIn(state);
        if (!File.Exists(file) || File.ReadAllText(file).Split(' ') is not [var id, var start])
        {
            return null;
        }

        var process = int.Parse(id, CultureInfo.InvariantCulture);
        return StartOf(process) == start ? process : null;
    }

    /// <summary>When a process started, in the kernel's ticks; null when there is none.</summary>
    private static string? StartOf(int process)
    {
        try
        {
            // Field 22 of proc(5); the second, in brackets, may hold spaces.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[StartTime];
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string FileIn(string state) => Path.Combine(state, "up.pid");
}
