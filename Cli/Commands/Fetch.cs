using System.CommandLine;
using GasOrleans.Cli.Output;
using GasOrleans.Cli.Transfers;

namespace GasOrleans.Cli.Commands;

/// <summary>Downloads a file of an annotation.</summary>
internal static class Fetch
{
    private static readonly Argument<string> Id = new("id") { Description = "The annotation's id." };
    private static readonly Option<string> Kind = Kinds();
    private static readonly Option<string> To = new("--output", "-o") { Description = "Where to: a file's name, or a folder that exists.", DefaultValueFactory = _ => "." };
    private static readonly Option<bool> Force = new("--force", "-f") { Description = "Replace the file if there is one." };

    public static Command Command(Common common) => common.Asks(new("download", "Download a file of an annotation; cut at any moment, the same command again goes on") { Id, Kind, To, Force }, async (args, session, ct) =>
    {
        var path = await ToFileAsync(session, args.GetRequiredValue(Id), args.GetRequiredValue(Kind), args.GetRequiredValue(To), args.GetValue(Force), ct);
        session.Terminal.Answer(new { file = path, bytes = new FileInfo(path).Length }, () => session.Terminal.Line(path));
        return Exit.Done;
    });

    public static async Task<string> ToFileAsync(Session session, string id, string kind, string output, bool isForced, CancellationToken ct)
    {
        using var download = new Download(session.Client, id, kind);
        var link = await download.LinkAsync(ct);
        var path = Path.GetFullPath(Directory.Exists(output) ? Path.Combine(output, FileName.Of(link.Name)) : output);
        if (File.Exists(path) && !isForced)
        {
            throw new Failure(Exit.Usage, "file-exists", $"{path} is there already; say --force to replace it.");
        }

        await Bar.ShowAsync(session.Terminal, link.Name, link.Bytes, came => download.ToAsync(link, path, came, ct));
        return path;
    }

    private static Option<string> Kinds()
    {
        var option = new Option<string>("--file") { Description = "Which file.", DefaultValueFactory = _ => "result" };
        option.AcceptOnlyFromAmong("result", "index", "log", "input");
        return option;
    }
}
