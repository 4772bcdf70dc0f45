using System.CommandLine;
using GasOrleans.Cli.Api;
using Spectre.Console;

namespace GasOrleans.Cli.Commands;

/// <summary>What is done to an annotation.</summary>
internal static class Act
{
    private static readonly Argument<string> Id = new("id") { Description = "The annotation's id." };
    private static readonly Option<string?> Genome = new("--genome", "-g") { Description = "Against another reference genome." };
    private static readonly Option<string?> Preset = new("--preset", "-p") { Description = "With another content of the result: standard, compact or everything." };
    private static readonly Option<bool> Yes = new("--yes", "-y") { Description = "Do not ask." };

    public static Command Cancel(Common common) => common.Asks(new("cancel", "Stop an annotation") { Id },
        (args, session, ct) => DoAsync(session, HttpMethod.Post, $"jobs/{GasClient.Segment(args.GetRequiredValue(Id))}/cancel", ct));

    public static Command Delete(Common common) => common.Asks(new("delete", "Remove an annotation and all its files for good") { Id, Yes }, async (args, session, ct) =>
    {
        var id = args.GetRequiredValue(Id);
        if (!args.GetValue(Yes) && !await MeansItAsync(session, id, ct))
        {
            throw new Failure(Exit.Usage, "not-confirmed", "Nothing was removed. Say --yes to remove without being asked.");
        }

        return await DoAsync(session, HttpMethod.Delete, $"jobs/{GasClient.Segment(id)}", ct);
    });

    public static Command Again(Common common) => common.Asks(new("again", "Annotate the same file once more; it need not be sent again") { Id, Genome, Preset, Chosen.Options },
        async (args, session, ct) =>
        {
            var path = $"jobs/{GasClient.Segment(args.GetRequiredValue(Id))}/again";
            var job = Job.Of(await session.Client.ChangeAsync(HttpMethod.Post, path, new { genome = args.GetValue(Genome), preset = args.GetValue(Preset), options = Chosen.Of(args) }, null, ct));
            session.Terminal.Answer(job.Json, () => session.Terminal.Line(job.Id));
            return Exit.Done;
        });

    private static async Task<bool> MeansItAsync(Session session, string id, CancellationToken ct)
        => session.Terminal.Error.Profile.Capabilities.Interactive && !Console.IsInputRedirected
            && await session.Terminal.Error.ConfirmAsync($"Remove {Markup.Escape(Output.Words.Plain(id))} and all its files for good?", defaultValue: false, ct);

    private static async Task<int> DoAsync(Session session, HttpMethod method, string path, CancellationToken ct)
    {
        var job = Job.Of(await session.Client.ChangeAsync(method, path, null, null, ct));
        session.Terminal.Answer(job.Json, () => Show.Tell(session.Terminal, job));
        return Exit.Done;
    }
}
