using System.Diagnostics;

namespace GasOrleans.Aws.Local.Launching;

/// <summary>The product's own command <c>doctor</c>, as a process of its own.</summary>
internal static class DoctorProcess
{
    /// <summary>Starts it with these settings, as environment variables.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> settings, IEnumerable<string> words, bool isRead)
    {
        var start = new ProcessStartInfo("dotnet", [LocalSystem.Program("Silo", "debug"), "doctor", .. words]) { RedirectStandardError = isRead, RedirectStandardOutput = isRead };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
