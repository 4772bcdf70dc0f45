using GasOrleans.Cli.Output;

namespace GasOrleans.Cli.Transfers;

/// <summary>A name that the service gives, as a file's name here: never a path, never an option, never hidden.</summary>
internal static class FileName
{
    public static string Of(string said)
    {
        var name = string.Concat(Words.Plain(said).Select(c => c is '/' or '\\' or ':' or '\uFFFD' ? '_' : c)).TrimStart('.', '-', ' ');
        return name.Length > 0 ? name : "file";
    }
}
