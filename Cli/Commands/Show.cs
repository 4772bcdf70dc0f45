using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GasOrleans.Cli.Api;
using GasOrleans.Cli.Output;

namespace GasOrleans.Cli.Commands;

/// <summary>Shows one annotation.</summary>
internal static class Show
{
    private static readonly Argument<string> Id = new("id") { Description = "The annotation's id." };

    public static Command Command(Common common) => common.Asks(new("show", "Show one annotation: status, counts, files, what happened") { Id }, async (args, session, ct) =>
    {
        var job = await session.Client.JobAsync(args.GetRequiredValue(Id), ct);
        session.Terminal.Answer(job.Json, () => Tell(session.Terminal, job));
        return Exit.Done;
    });

    public static void Tell(Terminal terminal, Job job)
    {
        terminal.Line($"{job.FileName}: {job.Status}");
        terminal.Line($"  id {job.Id}, genome {job.Genome}{Holds(job)}, submitted {Words.At(job.SubmittedAt)}");
        if (job.Failure is { } failure)
        {
            var line = failure.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $" (line {number})") : "";
            terminal.Line($"  {failure.Code}: {failure.What}{line}");
            terminal.Line($"  How to fix it: {failure.Fix}");
        }

        if (job.Summary is { } summary)
        {
            terminal.Line($"  {Words.Count(summary.Records)} records, {Words.Count(summary.Known)} known variants");
        }

        if (job.WantsPremium)
        {
            terminal.Line("  The result opens with the premium plan.");
        }
        else if (job.WindowEndsAt is { } end)
        {
            terminal.Line($"  The result stays at hand until {Words.At(end)}.");
        }

        foreach (var file in job.Files)
        {
            terminal.Line($"  {file.Kind}: {file.Name}, {Words.Bytes(file.Bytes)}");
        }

        foreach (var entry in job.Timeline)
        {
            terminal.Line($"  {Words.At(entry.At)}  {entry.What}");
        }
    }

    /// <summary>What the result holds: its preset, or else the options that were chosen.</summary>
    private static string Holds(Job job)
        => job.Preset is { } preset ? $", {preset} result"
            : job.Options is { ValueKind: JsonValueKind.Object } options ? $", result with {string.Join(", ", options.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.True).Select(one => one.Name))}"
            : "";
}
