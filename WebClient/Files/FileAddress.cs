using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Files;

/// <summary>The addresses of a job's files on this site.</summary>
internal static class FileAddress
{
    public static string Of(JobId id, JobFile file) => $"/jobs/{id}/files/{Kind(file.Kind)}";

    public static bool IsOfResult(string kind) => kind == Kind(JobFileKind.Result) || kind == Kind(JobFileKind.Index);

    public static string Kind(JobFileKind kind) => kind switch
    {
        JobFileKind.Input => "input",
        JobFileKind.Result => "result",
        JobFileKind.Index => "index",
        JobFileKind.Log => "log",
        // A newer silo may know more kinds; they have no address here yet.
        _ => "",
    };
}
