using System.CommandLine;
using GasOrleans.Cli.Api;

namespace GasOrleans.Cli.Commands;

/// <summary>Prints an annotation's log.</summary>
internal static class Log
{
    private static readonly Argument<string> Id = new("id") { Description = "The annotation's id." };

    public static Command Command(Common common) => common.Asks(new("log", "Print an annotation's log") { Id }, async (args, session, ct) =>
    {
        var text = await session.Client.TextAsync($"jobs/{GasClient.Segment(args.GetRequiredValue(Id))}/log", ct);
        session.Terminal.Answer(new { log = text }, () => session.Terminal.Text(text));
        return Exit.Done;
    });
}
