using System.Globalization;

namespace GasOrleans.Doctoring;

/// <summary>What the command can be told.</summary>
/// <param name="Fix">Whether to mend what is found.</param>
/// <param name="Grace">What is younger is left alone; absent: as the silos are set.</param>
/// <param name="By">Who asks.</param>
internal sealed record DoctorArguments(bool Fix, TimeSpan? Grace, string By)
{
    public const string Usage =
        """
        usage: GasOrleans.Silo doctor [--fix] [--grace D.HH:MM:SS] [--by NAME]

        Compares jobs, objects, archives and queues, and says what does not fit. It changes nothing without --fix.

          --fix     mend what is found; a job is mended by its own grain
          --grace   leave alone what is younger than this (default: Doctor:Grace of the silos, a day)
          --by      who asks, for the report (default: the account and machine it runs on)

        exit code: 0 nothing is left to mend, 1 something is, 2 it could not be done
        """;

    /// <summary>Reads the words behind <c>doctor</c>; <see langword="null"/> when they are not understood.</summary>
    public static DoctorArguments? Read(IReadOnlyList<string> words)
    {
        var read = new DoctorArguments(false, null, $"{Environment.UserName}@{Environment.MachineName}");
        for (var i = 0; i < words.Count; i++)
        {
            var value = i + 1 < words.Count ? words[i + 1] : "";
            switch (words[i])
            {
                case "--fix":
                    read = read with { Fix = true };
                    continue;
                case "--grace" when TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var grace) && grace >= TimeSpan.Zero:
                    read = read with { Grace = grace };
                    break;
                case "--by" when value.Length > 0:
                    read = read with { By = value };
                    break;
                default:
                    return null;
            }

            i++;
        }

        return read;
    }
}
